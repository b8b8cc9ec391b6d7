using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Conversations;
using Nadia.Core.Data;
using Nadia.Core.Drafting;
using Nadia.Core.Live;
using Nadia.Core.Team;

namespace Nadia.Core.Review.Queue;

/// <summary>
/// What people do with a waiting draft short of deciding on it: put it off, or give it to somebody. A snooze belongs to the draft: when
/// the customer writes again, it ends. Who is to answer belongs to the conversation and holds for its later drafts too.
/// </summary>
public sealed class QueueService(IDbContextFactory<NadiaDbContext> contexts, LiveFeed feed, TimeProvider clock)
{
    /// <summary>How far ahead a draft can be put off.</summary>
    public static readonly TimeSpan LongestSnooze = TimeSpan.FromDays(90);

    /// <summary>Takes the draft out of the queue until then, or until the customer writes again, whichever comes first; the claim on it ends.</summary>
    /// <param name="until">Null: only the customer brings it back.</param>
    /// <returns>Refusals: Forbidden, Invalid, NotFound, AlreadyClaimed, AlreadyDecided, StaleDraft (replaced, or the customer wrote meanwhile).</returns>
    public async Task<Outcome<Guid>> SnoozeAsync(Guid draftId, DateTimeOffset? until, Actor actor, CancellationToken token)
    {
        var now = clock.GetUtcNow();
        if ((actor.MustReview(Words.Of("snooze drafts")) ?? Check(until, now)) is { } refusal) return refusal;
        return await ChangeAsync(draftId, actor, async (db, conversation, draft) =>
        {
            if (draft.Revision != conversation.Revision) return new StaleDraft(Superseded: false);
            var end = until?.ToUniversalTime() ?? QueueEntry.UntilReply;
            await db.Queue.Where(q => q.DraftId == draftId).ExecuteUpdateAsync(
                set => set.SetProperty(q => q.SnoozedUntil, end).SetProperty(q => q.SnoozedBy, actor.Name), token);
            await db.Claims.Where(c => c.DraftId == draftId).ExecuteDeleteAsync(token);
            db.Record(actor, "draft.snooze", $"draft:{draftId}", now, until is null ? "until a reply" : $"until {end:u}");
            return null;
        }, token);
    }

    /// <summary>Brings a snoozed draft back into the queue now; one that is not snoozed stays where it is.</summary>
    /// <returns>Refusals: Forbidden, NotFound, AlreadyClaimed, AlreadyDecided, StaleDraft (replaced).</returns>
    public async Task<Outcome<Guid>> WakeAsync(Guid draftId, Actor actor, CancellationToken token)
    {
        if (actor.MustReview(Words.Of("bring drafts back")) is { } refusal) return refusal;
        return await ChangeAsync(draftId, actor, async (db, _, _) =>
        {
            var woken = await EndSnoozeAsync(db.Queue.Where(q => q.DraftId == draftId && q.SnoozedUntil != null), token);
            if (woken > 0) db.Record(actor, "draft.wake", $"draft:{draftId}", clock.GetUtcNow());
            return null;
        }, token);
    }

    /// <summary>Gives the conversation to a member, or to nobody. Whoever holds the draft keeps it.</summary>
    /// <param name="memberId">Null takes the assignment away.</param>
    /// <returns>Refusals: Forbidden, NotFound (the draft or the member).</returns>
    public async Task<Outcome<Guid>> AssignAsync(Guid draftId, string? memberId, Actor actor, CancellationToken token)
    {
        if (actor.MustReview(Words.Of("assign drafts")) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        if (await db.LockDraftAsync(draftId, token, withChecks: true) is not var (conversation, _)) return new NotFound(Words.Of("The draft"));
        var name = memberId is null ? null : memberId == actor.Id ? actor.Name : await NameAsync(db, memberId, token);
        if (memberId is not null && name is null) return new NotFound(Words.Of("The member"));
        if (conversation.AssigneeId == memberId) return draftId;
        (conversation.AssigneeId, conversation.AssigneeName) = (memberId, name);
        db.Record(actor, memberId is null ? "draft.unassign" : "draft.assign", $"conversation:{conversation.Id}", clock.GetUtcNow(), memberId);
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        feed.Publish(LiveChange.Draft(draftId), LiveChange.Conversation(conversation.Id));
        return draftId;
    }

    /// <summary>Who can be given a draft, by name.</summary>
    /// <returns>Refusals: Forbidden.</returns>
    public async Task<Outcome<IReadOnlyList<Assignee>>> AssigneesAsync(Actor actor, CancellationToken token)
    {
        if (actor.MustReview(Words.Of("assign drafts")) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        return await Members(db).OrderBy(m => m.DisplayName).ThenBy(m => m.Id).Select(m => new Assignee(m.Id, m.DisplayName)).ToListAsync(token);
    }

    /// <summary>Brings back what was snoozed until now or earlier; what somebody is deciding on at this moment comes with the next call.</summary>
    /// <returns>The drafts that came back.</returns>
    internal async Task<IReadOnlyList<Guid>> WakeDueAsync(CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        var now = clock.GetUtcNow();
        var held = await db.Database.SqlQuery<long>($"""
            SELECT v.id AS "Value" FROM conversations v
            WHERE v.id IN (SELECT conversation_id FROM queue WHERE snoozed_until <= {now} ORDER BY snoozed_until LIMIT 500)
            FOR UPDATE SKIP LOCKED
            """).ToListAsync(token);
        var due = db.Queue.Where(q => held.Contains(q.ConversationId) && q.SnoozedUntil <= now);
        var ids = held.Count == 0 ? [] : await due.Select(q => q.DraftId).ToListAsync(token);
        if (ids.Count == 0) return ids;
        await EndSnoozeAsync(due, token);
        await transaction.CommitAsync(token);
        feed.Publish([.. ids.Select(LiveChange.Draft)]);
        return ids;
    }

    private static Invalid? Check(DateTimeOffset? until, DateTimeOffset now) => until is not { } end ? null
        : end <= now ? new("until", Words.Of("must be in the future."))
        : end - now > LongestSnooze ? new("until", Words.Fill($"must be within {LongestSnooze.Days} days.")) : null;

    private static Task<int> EndSnoozeAsync(IQueryable<QueueEntry> entries, CancellationToken token) => entries.ExecuteUpdateAsync(
        set => set.SetProperty(q => q.SnoozedUntil, (DateTimeOffset?)null).SetProperty(q => q.SnoozedBy, (string?)null), token);

    private static IQueryable<TeamMember> Members(NadiaDbContext db) => db.Users.Where(m => m.DisabledAt == null);

    private static Task<string?> NameAsync(NadiaDbContext db, string memberId, CancellationToken token) =>
        Members(db).Where(m => m.Id == memberId).Select(m => m.DisplayName).SingleOrDefaultAsync(token);

    private async Task<Outcome<Guid>> ChangeAsync(
        Guid draftId, Actor actor, Func<NadiaDbContext, Conversation, Draft, Task<Refusal?>> change, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        if (await db.LockDraftAsync(draftId, token, withChecks: true) is not var (conversation, draft)) return new NotFound(Words.Of("The draft"));
        var decider = new Decider(db, conversation, draft, actor, clock.GetUtcNow());
        var refusal = await decider.RefuseAsync(claimToken: null, conversation.Revision, token) ?? await change(db, conversation, draft);
        if (refusal is not null) return refusal;
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        feed.Publish(LiveChange.Draft(draftId));
        return draftId;
    }
}
