using System.Security.Cryptography;

namespace Nadia.Tests.Bot.WTelegram.Server.Wire;

/// <summary>AES-256 in counter mode, one direction of an obfuscated connection. It goes on where the last call ended.</summary>
internal sealed class Ctr : IDisposable
{
    private readonly byte[] counter;
    private readonly byte[] pad = new byte[16];
    private readonly ICryptoTransform cipher;
    private int used = 16;

    public Ctr(byte[] key, byte[] firstCounter)
    {
        counter = firstCounter;
        using var aes = Aes.Create();
        (aes.Mode, aes.Padding, aes.Key) = (CipherMode.ECB, PaddingMode.None, key);
        cipher = aes.CreateEncryptor();
    }

    public void Apply(Span<byte> data)
    {
        foreach (ref var b in data)
        {
            if (used == pad.Length) NextPad();
            b ^= pad[used++];
        }
    }

    public void Dispose() => cipher.Dispose();

    private void NextPad()
    {
        cipher.TransformBlock(counter, 0, counter.Length, pad, 0);
        used = 0;
        for (var i = counter.Length - 1; i >= 0 && ++counter[i] == 0; i--)
        {
            // The carry goes on to the next byte.
        }
    }
}
