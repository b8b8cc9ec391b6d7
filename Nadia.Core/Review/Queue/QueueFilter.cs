using Nadia.Core.Customers;
using Nadia.Core.Safety;

namespace Nadia.Core.Review.Queue;

/// <summary>
/// What the queue is narrowed to; every part that is null narrows nothing. Snoozed drafts are another list: either they alone are
/// shown or none of them.
/// </summary>
public sealed record QueueFilter
{
    /// <summary>Minutes; a week.</summary>
    public const int LongestWait = 10_080;

    public static QueueFilter All { get; } = new();

    public QueueMark? Mark { get; init; }

    public Recommendation? Risk { get; init; }

    public CustomerStatus? Status { get; init; }

    /// <summary>The first part of an IETF tag in lower case, such as <c>es</c>.</summary>
    public string? Language { get; init; }

    /// <summary>Waiting at least so many minutes, 1 to <see cref="LongestWait"/>.</summary>
    public int? WaitingMinutes { get; init; }

    public int? AccountId { get; init; }

    public QueueOwner? Owner { get; init; }

    /// <summary>True for the snoozed drafts alone.</summary>
    public bool Snoozed { get; init; }

    public bool IsAll => this == All;

    /// <summary>How many parts narrow it.</summary>
    public int Parts =>
        new object?[] { Mark, Risk, Status, Language, WaitingMinutes, AccountId, Owner }.Count(part => part is not null) + (Snoozed ? 1 : 0);

    /// <summary>Whether a waiting draft belongs to the narrowed list; the same rule as the query's.</summary>
    /// <param name="reviewerId">Who looks.</param>
    public bool Fits(QueueItem item, string? reviewerId, DateTimeOffset now) =>
        Snoozed == item.SnoozedUntil is not null
        && (Mark is not { } mark || item.Bears(mark))
        && (Risk is null || item.Recommendation == Risk)
        && (Status is null || item.Status == Status)
        && (Language is null || item.Language == Language)
        && (WaitingMinutes is not { } minutes || item.WaitingSince <= now.AddMinutes(-minutes))
        && (AccountId is null || item.AccountId == AccountId)
        && (Owner is not { } owner || item.AssigneeId == (owner == QueueOwner.Mine ? reviewerId : null));

    /// <summary>The part that the rows' own index cannot answer, of a filter that asks for nothing else.</summary>
    internal IQueryable<QueueEntry> Narrow(IQueryable<QueueEntry> entries, string reviewerId, DateTimeOffset now)
    {
        entries = Snoozed ? entries.Where(q => q.SnoozedUntil != null) : entries.Where(q => q.SnoozedUntil == null);
        if (Risk is { } risk) entries = entries.Where(q => q.Recommendation == risk);
        if (Status is { } status) entries = entries.Where(q => q.Status == status);
        if (Language is { } language) entries = entries.Where(q => q.Language == language);
        if (AccountId is { } account) entries = entries.Where(q => q.AccountId == account);
        if (Owner == QueueOwner.Mine) entries = entries.Where(q => q.AssigneeId == reviewerId);
        if (Owner == QueueOwner.Unassigned) entries = entries.Where(q => q.AssigneeId == null);
        if (WaitingMinutes is { } minutes)
        {
            // Nobody's place is later than the beginning of the wait, so the index of the order ends the scan.
            var since = now.AddMinutes(-minutes);
            entries = entries.Where(q => q.QueueAt <= since && q.WaitingSince <= since);
        }

        return Marked(entries);
    }

    private IQueryable<QueueEntry> Marked(IQueryable<QueueEntry> entries) => Mark switch
    {
        null => entries,
        QueueMark.Away => entries.Where(q => q.ArrivedAway),
        QueueMark.Returned => entries.Where(q => q.Origin == Drafting.DraftOrigin.Returned),
        QueueMark.Unwritten => entries.Where(q => q.Origin == Drafting.DraftOrigin.Unwritten),
        _ => throw new InvalidOperationException($"Unknown mark: {Mark}"),
    };
}
