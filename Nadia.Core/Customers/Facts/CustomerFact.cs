using Nadia.Core.Common;

namespace Nadia.Core.Customers.Facts;

/// <summary>One thing that is known of a customer, or was proposed to be.</summary>
public sealed class CustomerFact
{
    public long Id { get; private set; }

    public required long CustomerId { get; init; }

    /// <summary>1 to 200 characters.</summary>
    public required string Text { get; set; }

    /// <summary>The text as facts are compared (<see cref="FactRules.KeyOf"/>); unique for a customer.</summary>
    public required string Key { get; set; }

    public FactState State { get; set; }

    /// <summary>The customer's own words that a proposal rests on; null for what a person added.</summary>
    public string? Quote { get; init; }

    /// <summary>The message the quote is in.</summary>
    public long? MessageId { get; init; }

    public required string CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who settled it last; null while it is proposed.</summary>
    public string? DecidedBy { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>Moves the fact on. Two clicks of the same kind are one; the second of two different ones is refused.</summary>
    /// <param name="from">The state it must be in.</param>
    /// <returns>True when it moved, false when it stood there already. Refusals: AlreadySettled.</returns>
    public Outcome<bool> Settle(FactState from, FactState to, Actor actor, DateTimeOffset now)
    {
        if (State == to) return false;
        if (State != from) return FactRules.Settled(State, DecidedBy ?? CreatedBy);
        (State, DecidedBy, DecidedAt) = (to, actor.Name, now);
        return true;
    }
}
