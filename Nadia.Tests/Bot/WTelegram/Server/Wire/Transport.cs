using System.Buffers.Binary;

namespace Nadia.Tests.Bot.WTelegram.Server.Wire;

/// <summary>
/// The obfuscated intermediate transport (https://core.telegram.org/mtproto/mtproto-transports): 64 opening bytes with both
/// directions' keys, then frames of a length and a payload. Reading and writing may go on at the same time, each by one caller.
/// </summary>
internal sealed class Transport : IDisposable
{
    private const uint Intermediate = 0xEEEEEEEE;
    private const int LongestFrame = 1 << 24;

    private readonly Stream stream;
    private readonly Ctr incoming;
    private readonly Ctr outgoing;

    private Transport(Stream stream, byte[] opening)
    {
        this.stream = stream;
        incoming = new Ctr(opening[8..40], opening[40..56]);
        var backwards = opening[8..56];
        Array.Reverse(backwards);
        outgoing = new Ctr(backwards[..32], backwards[32..]);
    }

    public static async Task<Transport> AcceptAsync(Stream stream)
    {
        var opening = new byte[64];
        await stream.ReadExactlyAsync(opening);
        var transport = new Transport(stream, opening);
        transport.incoming.Apply(opening);
        if (BinaryPrimitives.ReadUInt32LittleEndian(opening.AsSpan(56)) != Intermediate)
            throw new InvalidDataException("Only the obfuscated intermediate transport is spoken here.");
        return transport;
    }

    public async Task<byte[]> ReadAsync()
    {
        var size = BinaryPrimitives.ReadInt32LittleEndian(await ReadAsync(4));
        return size is > 0 and <= LongestFrame ? await ReadAsync(size) : throw new InvalidDataException("A frame of no possible length.");
    }

    public async Task WriteAsync(byte[] payload)
    {
        var frame = new byte[payload.Length + 4];
        BinaryPrimitives.WriteInt32LittleEndian(frame, payload.Length);
        payload.CopyTo(frame, 4);
        outgoing.Apply(frame);
        await stream.WriteAsync(frame);
    }

    public void Dispose()
    {
        incoming.Dispose();
        outgoing.Dispose();
    }

    private async Task<byte[]> ReadAsync(int size)
    {
        var bytes = new byte[size];
        await stream.ReadExactlyAsync(bytes);
        incoming.Apply(bytes);
        return bytes;
    }
}
