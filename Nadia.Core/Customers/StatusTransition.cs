using Nadia.Core.Common;

namespace Nadia.Core.Customers;

/// <summary>
/// One row of a customer's append-only history, which is the LTV ledger as well: a mistake is corrected by a further row.
/// The application's database role can neither update nor delete it, and a trigger refuses it too.
/// </summary>
public sealed class StatusTransition
{
    public long Id { get; private set; }

    public required long CustomerId { get; init; }

    public required CustomerStatus PreviousStatus { get; init; }

    public required CustomerStatus NewStatus { get; init; }

    /// <summary>Signed, USD.</summary>
    public required decimal LtvChange { get; init; }

    /// <summary>The customer's LTV once this row is written, USD.</summary>
    public required decimal LtvAfter { get; init; }

    public string? Reason { get; init; }

    public required string ActorId { get; init; }

    public required string ActorName { get; init; }

    /// <summary>True when a rule, not a person, made the change.</summary>
    public required bool Automated { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    internal static StatusTransition Of(Customer customer, StatusChange change, decimal after, Actor actor, DateTimeOffset now) => new()
    {
        CustomerId = customer.Id,
        PreviousStatus = customer.Status,
        NewStatus = change.NewStatus,
        LtvChange = change.LtvChange,
        LtvAfter = after,
        Reason = string.IsNullOrWhiteSpace(change.Reason) ? null : change.Reason.Trim(),
        ActorId = actor.Id,
        ActorName = actor.Name,
        Automated = actor.IsAutomated,
        CreatedAt = now,
    };
}
