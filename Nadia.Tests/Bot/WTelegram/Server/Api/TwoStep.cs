using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Nadia.Tests.Bot.WTelegram.Server.Wire;
using TL;

namespace Nadia.Tests.Bot.WTelegram.Server.Api;

/// <summary>The server's side of the two-step password, which never crosses the wire: https://core.telegram.org/api/srp.</summary>
internal sealed class TwoStep
{
    private static readonly byte[] Salt1 = Encoding.ASCII.GetBytes("the first salt"), Salt2 = Encoding.ASCII.GetBytes("the second salt");
    private static readonly byte[] P = BigNumber.Bytes(BigNumber.Prime), G = BigNumber.Bytes(BigNumber.Generator);

    private long question;
    private BigInteger verifier;
    private BigInteger secret;
    private byte[] offered = [];

    /// <summary>Each question is new: an answer fits the latest one only.</summary>
    public Account_Password Ask(string? password, string? hint)
    {
        var algorithm = Algorithm();
        var answer = new Account_Password
        {
            new_algo = algorithm,
            new_secure_algo = new SecurePasswordKdfAlgoSHA512 { salt = Salt1 },
            secure_random = new byte[32],
        };
        if (password is null) return answer;
        verifier = BigNumber.Power(BigNumber.Generator, Secret(password));
        secret = BigNumber.Random(256);
        offered = BigNumber.Bytes(((BigNumber.Parse(Hash(P, G)) * verifier) + BigNumber.Power(BigNumber.Generator, secret)) % BigNumber.Prime);
        answer.flags = Account_Password.Flags.has_password | (hint is null ? 0 : Account_Password.Flags.has_hint);
        (answer.current_algo, answer.srp_B, answer.srp_id, answer.hint) = (algorithm, offered, ++question, hint);
        return answer;
    }

    public bool Fits(InputCheckPasswordSRP proof)
    {
        if (proof.srp_id != question) throw new RpcFault(400, "SRP_ID_INVALID");
        var a = BigNumber.Bytes(BigNumber.Parse(proof.A));
        var u = BigNumber.Parse(Hash(a, offered));
        var shared = BigNumber.Power(BigNumber.Parse(a) * BigNumber.Power(verifier, u), secret);
        var mixed = Hash(P).Zip(Hash(G), (p, g) => (byte)(p ^ g)).ToArray();
        return Hash(mixed, Hash(Salt1), Hash(Salt2), a, offered, Hash(BigNumber.Bytes(shared))).AsSpan().SequenceEqual(proof.M1);
    }

    private static BigInteger Secret(string password)
    {
        var first = Salted(Salted(Encoding.UTF8.GetBytes(password), Salt1), Salt2);
        var slow = Rfc2898DeriveBytes.Pbkdf2(first, Salt1, 100_000, HashAlgorithmName.SHA512, 64);
        return BigNumber.Parse(Salted(slow, Salt2));
    }

    private static PasswordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow Algorithm() =>
        new() { salt1 = Salt1, salt2 = Salt2, g = (int)BigNumber.Generator, p = P };

    private static byte[] Salted(byte[] data, byte[] salt) => Hash(salt, data, salt);

    private static byte[] Hash(params byte[][] parts) => SHA256.HashData([.. parts.SelectMany(part => part)]);
}
