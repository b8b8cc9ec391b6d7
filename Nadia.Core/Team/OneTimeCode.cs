using System.Security.Cryptography;
using System.Text;

namespace Nadia.Core.Team;

/// <summary>A secret that is shown once and kept as a hash only. Its 256 random bits make salt and stretching needless.</summary>
internal static class OneTimeCode
{
    public static byte[] Hash(string code) => SHA256.HashData(Encoding.UTF8.GetBytes(code));

    public static string HashText(string code) => Convert.ToHexStringLower(Hash(code));
}
