using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Nadia.Tests.Bot.WTelegram.Server.Wire;

/// <summary>One encrypted message of MTProto 2.0 (https://core.telegram.org/mtproto/description#encrypted-message-encrypted-data).</summary>
internal sealed record Packet(long Salt, long Session, long MessageId, int SeqNo, byte[] Body)
{
    private const int FromClient = 0, FromServer = 8;
    private const int Header = 32;

    public static Packet Open(AuthKey key, byte[] frame)
    {
        var messageKey = frame[8..24];
        var (aesKey, iv) = Keys(key.Bytes, messageKey, FromClient);
        var clear = Ige.Decrypt(frame.AsSpan(24), aesKey, iv);
        if (!MessageKey(key.Bytes, clear, FromClient).AsSpan().SequenceEqual(messageKey))
            throw new InvalidDataException("The message key does not fit the message.");
        var size = BinaryPrimitives.ReadInt32LittleEndian(clear.AsSpan(28));
        if (clear.Length - Header - size is < 12 or > 1024) throw new InvalidDataException("The padding has no allowed length.");
        return new(
            BinaryPrimitives.ReadInt64LittleEndian(clear),
            BinaryPrimitives.ReadInt64LittleEndian(clear.AsSpan(8)),
            BinaryPrimitives.ReadInt64LittleEndian(clear.AsSpan(16)),
            BinaryPrimitives.ReadInt32LittleEndian(clear.AsSpan(24)),
            clear[Header..(Header + size)]);
    }

    public byte[] Seal(AuthKey key)
    {
        var padding = 12 + ((16 - ((Header + Body.Length + 12) % 16)) % 16);
        var clear = new byte[Header + Body.Length + padding];
        BinaryPrimitives.WriteInt64LittleEndian(clear, Salt);
        BinaryPrimitives.WriteInt64LittleEndian(clear.AsSpan(8), Session);
        BinaryPrimitives.WriteInt64LittleEndian(clear.AsSpan(16), MessageId);
        BinaryPrimitives.WriteInt32LittleEndian(clear.AsSpan(24), SeqNo);
        BinaryPrimitives.WriteInt32LittleEndian(clear.AsSpan(28), Body.Length);
        Body.CopyTo(clear, Header);
        RandomNumberGenerator.Fill(clear.AsSpan(Header + Body.Length));
        var messageKey = MessageKey(key.Bytes, clear, FromServer);
        var (aesKey, iv) = Keys(key.Bytes, messageKey, FromServer);
        return [.. BitConverter.GetBytes(key.Id), .. messageKey, .. Ige.Encrypt(clear, aesKey, iv)];
    }

    private static byte[] MessageKey(byte[] authKey, byte[] clear, int x) => SHA256.HashData([.. authKey.AsSpan(88 + x, 32), .. clear])[8..24];

    private static (byte[] Key, byte[] Iv) Keys(byte[] authKey, byte[] messageKey, int x)
    {
        var a = SHA256.HashData([.. messageKey, .. authKey.AsSpan(x, 36)]);
        var b = SHA256.HashData([.. authKey.AsSpan(40 + x, 36), .. messageKey]);
        return ([.. a[..8], .. b[8..24], .. a[24..]], [.. b[..8], .. a[8..24], .. b[24..]]);
    }
}
