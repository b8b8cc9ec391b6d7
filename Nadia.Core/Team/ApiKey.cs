namespace Nadia.Core.Team;

/// <summary>A key for the HTTP API. Only its hash is kept: the key itself is shown once.</summary>
public sealed class ApiKey
{
    public int Id { get; private set; }

    public required string Name { get; init; }

    /// <summary>The first characters, by which people tell keys apart.</summary>
    public required string Prefix { get; init; }

    /// <summary>SHA-256 of the key; unique.</summary>
    public required byte[] Hash { get; init; }

    public required bool IsAdmin { get; init; }

    public required string CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }
}
