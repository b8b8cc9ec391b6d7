namespace Nadia.Core.Accounts;

/// <summary>An account as people and workers see it, without its session.</summary>
/// <param name="HasSession">True while somebody is signed in, as far as this installation knows.</param>
public sealed record AccountView(
    int Id, ChannelKind Channel, string ExternalId, string Name, AccountState State, string? StateReason, bool HasSession, DateTimeOffset UpdatedAt);
