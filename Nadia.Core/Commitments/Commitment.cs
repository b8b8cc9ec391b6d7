using Nadia.Core.Common;

namespace Nadia.Core.Commitments;

/// <summary>Something the business promised a customer to do by a time.</summary>
public sealed class Commitment
{
    public long Id { get; private set; }

    public required long CustomerId { get; init; }

    /// <summary>The approved draft that says it; null for what a person noted.</summary>
    public Guid? DraftId { get; init; }

    /// <summary>1 to 300 characters.</summary>
    public required string Text { get; set; }

    /// <summary>The words of the reply; null for what a person noted.</summary>
    public string? Quote { get; init; }

    /// <summary>Null while nobody has said when; an open one always has a time.</summary>
    public DateTimeOffset? DueAt { get; set; }

    public CommitmentState State { get; set; }

    public required CommitmentSource Source { get; init; }

    /// <summary>Who approved the reply, or noted it.</summary>
    public required string CreatedById { get; init; }

    public required string CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who confirmed, changed or closed it last; null while it is proposed.</summary>
    public string? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Moves it on. Two clicks of the same kind are one; the second of two different ones is refused.</summary>
    /// <param name="from">The state it must be in.</param>
    /// <returns>True when it moved, false when it stood there already. Refusals: AlreadySettled, Invalid (it would be open without a time).</returns>
    public Outcome<bool> Settle(CommitmentState from, CommitmentState to, Actor actor, DateTimeOffset now)
    {
        if (State == to) return false;
        if (State != from) return Settled();
        if (to == CommitmentState.Open && DueAt is null) return CommitmentRules.NoTime();
        State = to;
        Decide(actor, now);
        return true;
    }

    /// <summary>Says what is owed, and by when; a proposed one is confirmed by it.</summary>
    /// <returns>True. Refusals: AlreadySettled.</returns>
    public Outcome<bool> Rewrite(CommitmentWish wish, Actor actor, DateTimeOffset now)
    {
        if (State is not (CommitmentState.Proposed or CommitmentState.Open)) return Settled();
        (Text, DueAt, State) = (wish.Text.Trim(), wish.DueAt.ToUniversalTime(), CommitmentState.Open);
        Decide(actor, now);
        return true;
    }

    private AlreadySettled Settled() => CommitmentRules.Settled(State, DecidedBy ?? CreatedBy);

    private void Decide(Actor actor, DateTimeOffset now) => (DecidedBy, DecidedAt) = (actor.Name, now);
}
