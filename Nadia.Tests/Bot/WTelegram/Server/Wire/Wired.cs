using System.IO.Compression;
using TL;

namespace Nadia.Tests.Bot.WTelegram.Server.Wire;

/// <summary>Writes TL: https://core.telegram.org/mtproto/serialize.</summary>
internal static class Wired
{
    private const uint RpcResultId = 0xF35C6D01, TrueId = 0x997275B5, FalseId = 0xBC799737, VectorId = 0x1CB5C415, ContainerId = 0x73F1F8DC;
    private const int CompressFrom = 512;

    public static byte[] Bytes(IObject value) => Write(writer => writer.WriteTLObject(value));

    /// <summary>The answer to a call; a long one is gzipped, as Telegram does.</summary>
    public static byte[] Result(long request, object answer)
    {
        var bytes = Write(writer => WriteValue(writer, answer));
        if (bytes.Length >= CompressFrom) bytes = Bytes(new GzipPacked { packed_data = Compress(bytes) });
        return [.. BitConverter.GetBytes(RpcResultId), .. BitConverter.GetBytes(request), .. bytes];
    }

    public static byte[] Container(IEnumerable<(long Id, int SeqNo, byte[] Body)> messages) => Write(writer =>
    {
        var all = messages.ToList();
        writer.Write(ContainerId);
        writer.Write(all.Count);
        foreach (var (id, seqNo, body) in all)
        {
            writer.Write(id);
            writer.Write(seqNo);
            writer.Write(body.Length);
            writer.Write(body);
        }
    });

    /// <summary>A message of the key exchange, which is not encrypted.</summary>
    public static byte[] Clear(long id, IObject value) => Write(writer =>
    {
        var bytes = Bytes(value);
        writer.Write(0L);
        writer.Write(id);
        writer.Write(bytes.Length);
        writer.Write(bytes);
    });

    private static void WriteValue(BinaryWriter writer, object answer)
    {
        switch (answer)
        {
            case bool yes:
                writer.Write(yes ? TrueId : FalseId);
                break;
            case Array items:
                writer.Write(VectorId);
                writer.Write(items.Length);
                foreach (IObject item in items) writer.WriteTLObject(item);
                break;
            case IObject value:
                writer.WriteTLObject(value);
                break;
            default:
                throw new InvalidDataException($"{answer.GetType().Name} is no answer.");
        }
    }

    private static byte[] Compress(byte[] bytes)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(bytes);
        return memory.ToArray();
    }

    private static byte[] Write(Action<BinaryWriter> write)
    {
        using var memory = new MemoryStream();
        using var writer = new BinaryWriter(memory);
        write(writer);
        return memory.ToArray();
    }
}
