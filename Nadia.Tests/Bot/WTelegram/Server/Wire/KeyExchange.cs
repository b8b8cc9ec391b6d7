using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using TL;
using TL.Methods;
using Int128 = TL.Int128;

namespace Nadia.Tests.Bot.WTelegram.Server.Wire;

/// <summary>The server's side of making an auth key (https://core.telegram.org/mtproto/auth_key), for one connection.</summary>
internal sealed class KeyExchange(ServerKey server, AuthKeys keys, TimeProvider clock)
{
    /// <summary>0x17ED48941A08F981, the protocol page's own example of a product of two primes.</summary>
    private static readonly byte[] Product = [0x17, 0xED, 0x48, 0x94, 0x1A, 0x08, 0xF9, 0x81];

    private readonly byte[] serverNonce = RandomNumberGenerator.GetBytes(16);
    private readonly BigInteger exponent = BigNumber.Random(255);
    private byte[] newNonce = [];

    /// <summary>Answers one clear message.</summary>
    public IObject Answer(IObject request) => request switch
    {
        ReqPqMulti { nonce: var nonce } => new ResPQ
        {
            nonce = nonce,
            server_nonce = Nonce(serverNonce),
            pq = Product,
            server_public_key_fingerprints = [server.Fingerprint],
        },
        ReqDHParams request1 => Offer(request1),
        SetClientDHParams request2 => Finish(request2),
        _ => throw new InvalidDataException($"{request.GetType().Name} is no part of a key exchange."),
    };

    private ServerDHParamsOk Offer(ReqDHParams request)
    {
        using var inner = Reader(server.Unpad(request.encrypted_data));
        newNonce = ((PQInnerDataDc)inner.ReadTLObject()).new_nonce.raw;
        var offer = new ServerDHInnerData
        {
            nonce = request.nonce,
            server_nonce = request.server_nonce,
            g = (int)BigNumber.Generator,
            dh_prime = BigNumber.Bytes(BigNumber.Prime),
            g_a = BigNumber.Bytes(BigNumber.Power(BigNumber.Generator, exponent)),
            server_time = clock.GetUtcNow().UtcDateTime,
        }.ToBytes();
        byte[] answer = [.. Sha1.Of(offer), .. offer];
        Array.Resize(ref answer, (answer.Length + 15) / 16 * 16);
        var (key, iv) = TemporaryKey();
        return new() { nonce = request.nonce, server_nonce = request.server_nonce, encrypted_answer = Ige.Encrypt(answer, key, iv) };
    }

    /// <remarks>The key keeps its leading zero byte, as the protocol has it: a client that drops it must begin anew, 1 time in 256.</remarks>
    private DhGenOk Finish(SetClientDHParams request)
    {
        var (key, iv) = TemporaryKey();
        using var inner = Reader(Ige.Decrypt(request.encrypted_data, key, iv)[20..]);
        var theirs = BigNumber.Parse(((ClientDHInnerData)inner.ReadTLObject()).g_b);
        var shared = BigNumber.Bytes(BigNumber.Power(theirs, exponent));
        var salt = BinaryPrimitives.ReadInt64LittleEndian(newNonce) ^ BinaryPrimitives.ReadInt64LittleEndian(serverNonce);
        keys.Add(new AuthKey(shared, salt));
        byte[] proof = [.. newNonce, 1, .. Sha1.Of(shared)[..8]];
        return new() { nonce = request.nonce, server_nonce = request.server_nonce, new_nonce_hash1 = Nonce(Sha1.Of(proof)[4..]) };
    }

    private (byte[] Key, byte[] Iv) TemporaryKey()
    {
        var newThenServer = Sha1.Of([.. newNonce, .. serverNonce]);
        var serverThenNew = Sha1.Of([.. serverNonce, .. newNonce]);
        var newTwice = Sha1.Of([.. newNonce, .. newNonce]);
        return ([.. newThenServer, .. serverThenNew[..12]], [.. serverThenNew[12..], .. newTwice, .. newNonce[..4]]);
    }

    private static Int128 Nonce(byte[] bytes) => new(Reader(bytes));

    private static BinaryReader Reader(byte[] bytes) => new(new MemoryStream(bytes));
}
