using System.Security.Cryptography;

namespace Nadia.Tests.Bot.WTelegram.Server.Wire;

/// <summary>AES-256 in infinite garble extension (https://core.telegram.org/mtproto/AES-IGE), written apart from the library's own.</summary>
internal static class Ige
{
    private const int Block = 16;

    public static byte[] Encrypt(ReadOnlySpan<byte> data, byte[] key, byte[] iv) => Run(data, key, iv.AsSpan(0, Block), iv.AsSpan(Block), true);

    public static byte[] Decrypt(ReadOnlySpan<byte> data, byte[] key, byte[] iv) => Run(data, key, iv.AsSpan(Block), iv.AsSpan(0, Block), false);

    /// <summary>out[i] = AES(in[i] xor before) xor behind; then before is out[i] and behind is in[i].</summary>
    private static byte[] Run(ReadOnlySpan<byte> data, byte[] key, ReadOnlySpan<byte> before, ReadOnlySpan<byte> behind, bool encrypt)
    {
        if (data.Length % Block != 0) throw new InvalidDataException("Encrypted data comes in blocks of 16 bytes.");
        using var aes = Aes.Create();
        (aes.Mode, aes.Padding, aes.Key) = (CipherMode.ECB, PaddingMode.None, key);
        using var cipher = encrypt ? aes.CreateEncryptor() : aes.CreateDecryptor();
        var result = new byte[data.Length];
        var mixed = new byte[Block];
        for (var at = 0; at < data.Length; at += Block)
        {
            var source = data.Slice(at, Block);
            Xor(source, before, mixed);
            cipher.TransformBlock(mixed, 0, Block, result, at);
            var target = result.AsSpan(at, Block);
            Xor(target, behind, target);
            before = target;
            behind = source;
        }

        return result;
    }

    private static void Xor(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, Span<byte> result)
    {
        for (var i = 0; i < Block; i++) result[i] = (byte)(a[i] ^ b[i]);
    }
}
