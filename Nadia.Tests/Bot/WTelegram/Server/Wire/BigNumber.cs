using System.Numerics;
using System.Security.Cryptography;

namespace Nadia.Tests.Bot.WTelegram.Server.Wire;

/// <summary>Big-endian unsigned numbers of 2048 bits, as the key exchange and the two-step password use them.</summary>
internal static class BigNumber
{
    /// <summary>Telegram's 2048-bit safe prime, for which 3 is a generator (https://core.telegram.org/mtproto/auth_key).</summary>
    public static BigInteger Prime { get; } = Parse(Convert.FromHexString(
        "C71CAEB9C6B1C9048E6C522F70F13F73980D40238E3E21C14934D037563D930F48198A0AA7C14058229493D22530F4DB"
        + "FA336F6E0AC925139543AED44CCE7C3720FD51F69458705AC68CD4FE6B6B13ABDC9746512969328454F18FAF8C595F64"
        + "2477FE96BB2A941D5BCD1D4AC8CC49880708FA9B378E3C4F3A9060BEE67CF9A4A4A695811051907E162753B56B0F6B41"
        + "0DBA74D8A84B2A14B3144E0EF1284754FD17ED950D5965B4B9DD46582DB1178D169C6BC465B0D6FF9CA3928FEF5B9AE4"
        + "E418FC15E83EBEA0F87FA9FF5EED70050DED2849F47BF959D956850CE929851F0D8115F635B105EE2E4E15D04B2454BF"
        + "6F4FADF034B10403119CD8E3B92FCC5B"));

    public static BigInteger Generator { get; } = 3;

    public static BigInteger Parse(ReadOnlySpan<byte> bytes) => new(bytes, isUnsigned: true, isBigEndian: true);

    public static BigInteger Random(int bytes) => Parse(RandomNumberGenerator.GetBytes(bytes));

    public static BigInteger Power(BigInteger value, BigInteger exponent) => BigInteger.ModPow(value, exponent, Prime);

    /// <summary>Exactly 256 bytes, leading zeros kept.</summary>
    public static byte[] Bytes(BigInteger number)
    {
        var bytes = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        var result = new byte[256];
        bytes.CopyTo(result, result.Length - bytes.Length);
        return result;
    }
}
