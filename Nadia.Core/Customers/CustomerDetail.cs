namespace Nadia.Core.Customers;

/// <summary>A customer with everything the team knows of them.</summary>
/// <param name="History">The last transitions, newest first, at most 20.</param>
public sealed record CustomerDetail(
    string UserId,
    string? Nickname,
    string? Name,
    string? Username,
    string? Language,
    string? Notes,
    CustomerStatus Status,
    decimal LtvUsd,
    DateTimeOffset? SilencedAt,
    string? SilencedBy,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    IReadOnlyList<TransitionView> History)
{
    public string DisplayName => CustomerNames.Display(Nickname, Name, UserId);

    public CustomerStanding Standing => new(Status, LtvUsd);
}
