namespace Nadia.Tests.Bot.WTelegram.Server.Wire;

/// <summary>The connections that are open now.</summary>
internal sealed class Connections
{
    private readonly List<Connection> open = [];
    private int duplicates;

    /// <summary>How often a second connection took a key's updates while another did: two programs then run one session. Downloads may have connections of their own.</summary>
    public int Duplicates => Volatile.Read(ref duplicates);

    /// <summary>Called with the key that is used twice.</summary>
    public Action<AuthKey> OnDuplicate { get; set; } = _ => { };

    public IReadOnlyList<Connection> All
    {
        get
        {
            lock (open) return [.. open];
        }
    }

    public void Add(Connection connection)
    {
        lock (open) open.Add(connection);
    }

    public void Remove(Connection connection)
    {
        lock (open) open.Remove(connection);
    }

    /// <summary>A connection begins to take its key's updates.</summary>
    public void Claim(Connection connection)
    {
        if (!All.Any(other => other != connection && other.IsListening && other.Key == connection.Key && other.IsOpen)) return;
        Interlocked.Increment(ref duplicates);
        OnDuplicate(connection.Key!);
    }

    public void CutAll()
    {
        foreach (var connection in All) connection.Cut();
    }
}
