using Nadia.Core.Commitments;
using Nadia.Core.Customers.Facts;

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
    /// <summary>What stands of what is known of the customer, and what waits for a person to keep or drop it.</summary>
    public IReadOnlyList<FactView> Facts { get; init; } = [];

    /// <summary>What is owed to the customer, and what waits to be confirmed; the next due first.</summary>
    public IReadOnlyList<CommitmentView> Promises { get; init; } = [];

    public string DisplayName => CustomerNames.Display(Nickname, Name, UserId);

    public CustomerStanding Standing => new(Status, LtvUsd);
}
