namespace Nadia.Core.Team;

/// <summary>One line of the list of API keys.</summary>
public sealed record ApiKeyRow(
    int Id, string Name, string Prefix, bool IsAdmin, string CreatedBy, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt, DateTimeOffset? RevokedAt);
