using System.Security.Cryptography;

namespace Nadia.Tests.Bot.WTelegram.Server.Wire;

/// <summary>SHA-1, which the protocol's key exchange prescribes.</summary>
internal static class Sha1
{
#pragma warning disable CA5350 // It is weak, and not ours to choose.
    public static byte[] Of(ReadOnlySpan<byte> data) => SHA1.HashData(data);
#pragma warning restore CA5350
}
