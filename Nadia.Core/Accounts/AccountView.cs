namespace Nadia.Core.Accounts;

/// <summary>An account as people and workers see it, without its session.</summary>
/// <param name="HasSession">True while somebody is signed in, as far as this installation knows.</param>
public sealed record AccountView(
    int Id, ChannelKind Channel, string ExternalId, string Name, AccountState State, string? StateReason, bool HasSession, DateTimeOffset UpdatedAt)
{
    /// <summary>Without the @.</summary>
    public string? Username { get; init; }

    /// <summary>Masked.</summary>
    public string? Phone { get; init; }

    /// <summary>When an update was last taken in; null before the first.</summary>
    public DateTimeOffset? LastUpdateAt { get; init; }
}
