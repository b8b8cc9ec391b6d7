using System.IO.Compression;
using TL;
using TL.Methods;

namespace Nadia.Tests.Bot.WTelegram.Server.Wire;

/// <summary>One method called by a client, or one of the protocol's own messages.</summary>
internal sealed record Request(long MessageId, IObject Method)
{
    private const uint ContainerId = 0x73F1F8DC, GzipId = 0x3072CFA1, AckId = 0x62D6B459;

    /// <summary>Takes containers and compression apart; acknowledgements need no answer and are left out.</summary>
    public static IEnumerable<Request> Read(long messageId, byte[] body)
    {
        using var reader = new BinaryReader(new MemoryStream(body));
        switch (reader.ReadUInt32())
        {
            case ContainerId:
                return ReadContainer(reader);
            case GzipId:
                return Read(messageId, Decompress(((GzipPacked)reader.ReadTLObject(GzipId)).packed_data));
            case AckId:
                return [];
            default:
                reader.BaseStream.Position = 0;
                return [new(messageId, Unwrap(reader.ReadTLMethod<object>()))];
        }
    }

    private static List<Request> ReadContainer(BinaryReader reader)
    {
        var requests = new List<Request>();
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            var id = reader.ReadInt64();
            reader.ReadInt32();
            requests.AddRange(Read(id, reader.ReadBytes(reader.ReadInt32())));
        }

        return requests;
    }

    /// <summary>invokeWithLayer, initConnection and the like carry the method that is meant.</summary>
    private static IObject Unwrap(IObject method) => method switch
    {
        BoolMethod { query: var inner } => Unwrap(inner),
        _ when method.GetType() is { IsGenericType: true } type && type.GetField("query")?.GetValue(method) is IObject inner => Unwrap(inner),
        _ => method,
    };

    private static byte[] Decompress(byte[] packed)
    {
        using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        gzip.CopyTo(plain);
        return plain.ToArray();
    }
}
