using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using TL;

namespace Nadia.Tests.Bot.WTelegram.Server.Wire;

/// <summary>The server's RSA key: made anew for each run of the tests, because the library keeps every key it was ever given.</summary>
internal sealed class ServerKey
{
    private readonly RSAParameters numbers;

    private ServerKey()
    {
        using var rsa = RSA.Create(2048);
        numbers = rsa.ExportParameters(includePrivateParameters: true);
        Pem = rsa.ExportRSAPublicKeyPem();
        var hash = Sha1.Of(new RSAPublicKey { n = numbers.Modulus, e = numbers.Exponent }.ToBytes().AsSpan(4));
        Fingerprint = BinaryPrimitives.ReadInt64LittleEndian(hash.AsSpan(12));
    }

    public static ServerKey OfThisRun { get; } = new();

    public string Pem { get; }

    /// <summary>The lower 64 bits of the SHA-1 of the key's TL form without its constructor.</summary>
    public long Fingerprint { get; }

    /// <summary>Undoes RSA_PAD (https://core.telegram.org/mtproto/auth_key#41-rsa-paddata-server-public-key).</summary>
    public byte[] Unpad(byte[] encrypted)
    {
        var padded = BigNumber.Bytes(BigInteger.ModPow(
            BigNumber.Parse(encrypted), BigNumber.Parse(numbers.D), BigNumber.Parse(numbers.Modulus)));
        var hash = SHA256.HashData(padded.AsSpan(32));
        var key = new byte[32];
        for (var i = 0; i < key.Length; i++) key[i] = (byte)(padded[i] ^ hash[i]);
        var clear = Ige.Decrypt(padded.AsSpan(32), key, new byte[32]);
        var data = clear[..192];
        Array.Reverse(data);
        if (!SHA256.HashData([.. key, .. data]).AsSpan().SequenceEqual(clear.AsSpan(192)))
            throw new InvalidDataException("The hash inside the RSA padding is wrong.");
        return data;
    }
}
