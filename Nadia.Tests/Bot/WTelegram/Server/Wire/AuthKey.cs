using System.Buffers.Binary;

namespace Nadia.Tests.Bot.WTelegram.Server.Wire;

/// <summary>What client and server share after a key exchange, and what the server remembers of it.</summary>
internal sealed class AuthKey(byte[] bytes, long salt)
{
    private readonly HashSet<long> sessions = [];

    public byte[] Bytes => bytes;

    public long Id { get; } = BinaryPrimitives.ReadInt64LittleEndian(Sha1.Of(bytes).AsSpan(12));

    /// <summary>Every packet of the client must carry it.</summary>
    public long Salt { get; set; } = salt;

    /// <summary>Somebody has signed in with this key, and nobody has ended that.</summary>
    public bool IsSignedIn { get; set; }

    /// <summary>Signed in by what the account's own data centre has vouched for, to fetch files; no login of its own.</summary>
    public bool IsGuest { get; set; }

    /// <summary>The code was right; the two-step password is still missing.</summary>
    public bool AwaitsPassword { get; set; }

    /// <summary>Two programs used it at once: Telegram then takes it away from both.</summary>
    public bool IsDuplicated { get; set; }

    /// <summary>True the first time: the client is then told that the server knows nothing of the session.</summary>
    public bool IsNewSession(long id)
    {
        lock (sessions) return sessions.Add(id);
    }
}
