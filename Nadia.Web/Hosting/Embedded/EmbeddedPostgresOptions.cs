namespace Nadia.Web.Hosting.Embedded;

/// <summary>How the private PostgreSQL server is run. The defaults keep every committed row through a power cut.</summary>
public sealed record EmbeddedPostgresOptions
{
    /// <summary>For tests only: nothing is flushed to the disk, so a power cut can spoil the cluster, and it starts and writes faster.</summary>
    public bool Temporary { get; init; }

    /// <summary>Connections at once, 10 or more: the app's pool, its listeners, and room for a person with psql.</summary>
    public int MaxConnections { get; init; } = 200;

    /// <summary>Where the server's programs are; null looks for them on the machine.</summary>
    public string? BinaryFolder { get; init; }
}
