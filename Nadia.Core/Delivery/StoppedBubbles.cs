using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Conversations;
using Nadia.Core.Data;
using Nadia.Core.Drafting;
using Nadia.Core.Live;
using Nadia.Core.Review;
using Nadia.Core.Review.Editing;
using Nadia.Core.Team;

namespace Nadia.Core.Delivery;

/// <summary>
/// What a person does about approved bubbles that failed or were held: send the same ones once more, mend them, or let them be. Sending
/// once more keeps the random id, so that what may have left already is not seen twice; a mended text is a new bubble with a new one.
/// </summary>
public sealed class StoppedBubbles(
    IDbContextFactory<NadiaDbContext> contexts, ReturnedReply returned, LiveFeed feed, TimeProvider clock)
{
    /// <summary>Queues the reply's stopped bubbles again as they are. The draft they had come back as is retired.</summary>
    /// <param name="draftId">The approved draft.</param>
    /// <param name="seenRevision">The conversation's revision that the person has seen: nothing leaves over a message they have not.</param>
    /// <returns>Refusals: Forbidden, NotFound, AlreadyClaimed, AlreadyDecided, StaleDraft, AnotherDraftWaits, AnotherReplyLeaves.</returns>
    public Task<Outcome<Guid>> RetryAsync(Guid draftId, long seenRevision, Actor actor, CancellationToken token) =>
        SettleAsync(draftId, "retry", actor, async (db, stopped, now) =>
        {
            var rows = stopped.Rows;
            if (stopped.Conversation.Revision != seenRevision) return new StaleDraft(Superseded: false);
            if (await OvertakenAsync(db, stopped, token) is { } overtaken) return overtaken;
            if (await IsLeavingAsync(db, stopped, token)) return new AnotherReplyLeaves();
            foreach (var row in rows) (row.State, row.Error, row.NotBefore, row.RetriedAt, row.ReturnedAs) = (DeliveryState.Queued, null, now, now, null);
            return null;
        }, token);

    /// <summary>Lets the reply's stopped bubbles be: they stay to be seen and are never sent.</summary>
    /// <returns>Refusals: Forbidden, NotFound, AlreadyClaimed, AlreadyDecided.</returns>
    public Task<Outcome<Guid>> DropAsync(Guid draftId, Actor actor, CancellationToken token) =>
        SettleAsync(draftId, "drop", actor, (_, stopped, now) =>
        {
            foreach (var row in stopped.Rows) row.DroppedAt = now;
            return Task.FromResult<Refusal?>(null);
        }, token);

    /// <summary>Brings the stopped bubbles before a person to be mended: the draft they came back as, or else a new one of their own.</summary>
    /// <returns>The draft to open. Refusals: Forbidden, NotFound, AlreadyDecided, AnotherDraftWaits.</returns>
    public async Task<Outcome<Guid>> EditAsync(Guid draftId, Actor actor, CancellationToken token)
    {
        if (actor.MustReview(Words.Of("mend replies")) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        if (!(await FindAsync(db, draftId, token)).TryGet(out var stopped, out refusal)) return refusal;
        if (stopped.Returned is { } waiting) return waiting.Id;
        if (await OvertakenAsync(db, stopped, token) is { } overtaken) return overtaken;
        var changes = await returned.AgainAsync(db, stopped.Conversation, stopped.Rows, token);
        db.Record(actor, "reply.edit", $"draft:{draftId}", clock.GetUtcNow());
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        feed.Publish(changes);
        return stopped.Rows[0].ReturnedAs!.Value;
    }

    private async Task<Outcome<Guid>> SettleAsync(
        Guid draftId, string verb, Actor actor, Func<NadiaDbContext, Stopped, DateTimeOffset, Task<Refusal?>> settle, CancellationToken token)
    {
        if (actor.MustReview(Words.Of("settle stopped bubbles")) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        if (!(await FindAsync(db, draftId, token)).TryGet(out var stopped, out refusal)) return refusal;
        var now = clock.GetUtcNow();
        if (await HolderAsync(db, stopped.Returned, actor, now, token) is { } holder) return holder;
        if (await settle(db, stopped, now) is { } objection) return objection;
        if (stopped.Returned is { } draft) await RetireAsync(db, stopped.Conversation, draft, now, token);
        db.Record(actor, $"reply.{verb}", $"draft:{draftId}", now);
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        feed.Publish([.. stopped.Rows.Select(r => LiveChange.Draft(r.DraftId)).Distinct(), .. Changed(stopped.Returned), LiveChange.Conversation(stopped.Conversation.Id)]);
        return draftId;
    }

    private static LiveChange[] Changed(Draft? draft) => draft is null ? [] : [LiveChange.Draft(draft.Id)];

    /// <summary>The bubbles of one reply that stopped and nobody has settled; those that came back together with them are settled together.</summary>
    private static async Task<Outcome<Stopped>> FindAsync(NadiaDbContext db, Guid draftId, CancellationToken token)
    {
        if (await db.LockDraftAsync(draftId, token) is not var (conversation, approved)) return new NotFound(Words.Of("The draft"));
        var open = await db.Stopped(conversation.Id).OrderBy(o => o.Id).ToListAsync(token);
        if (open.Find(o => o.DraftId == draftId) is not { } first) return new NotFound(Words.Of("A bubble that has stopped"));
        var draft = await db.CameBack(conversation.Id).Where(r => r.Bubble.Id == first.Id).Select(r => r.Draft).OrderByDescending(d => d.CreatedAt).FirstOrDefaultAsync(token);
        if (draft is { State: DraftState.Approved or DraftState.Rejected } && await db.DecisionOnAsync(draft.Id, token) is { } made)
            return new AlreadyDecided(made.Decision, made.ReviewerName, made.DecidedAt);
        var waits = draft is { State: DraftState.Pending };
        return new Stopped(conversation, approved, open.FindAll(o => o.DraftId == draftId || (waits && o.ReturnedAs == draft!.Id)), waits ? draft : null);
    }

    /// <summary>Why these bubbles must not be offered again: a newer draft waits, or its answer to the same messages was approved since.</summary>
    private static async Task<Refusal?> OvertakenAsync(NadiaDbContext db, Stopped stopped, CancellationToken token)
    {
        var (own, answered, since) = (stopped.Returned?.Id, stopped.Approved.MessageIds, stopped.Approved.CreatedAt);
        var newer = db.Drafts.Where(d => d.ConversationId == stopped.Conversation.Id && d.Id != own && d.CreatedAt > since);
        if (await newer.AnyAsync(d => d.State == DraftState.Pending, token)) return new AnotherDraftWaits();
        var other = await newer
            .Where(d => d.State == DraftState.Approved && d.MessageIds.Any(m => answered.Contains(m)))
            .Select(d => (Guid?)d.Id)
            .FirstOrDefaultAsync(token);
        return other is { } id && await db.DecisionOnAsync(id, token) is { } made ? new AlreadyDecided(made.Decision, made.ReviewerName, made.DecidedAt) : null;
    }

    private static Task<bool> IsLeavingAsync(NadiaDbContext db, Stopped stopped, CancellationToken token) => db.Outbox.AnyAsync(
        o => o.ConversationId == stopped.Conversation.Id && (o.State == DeliveryState.Queued || o.State == DeliveryState.Typing), token);

    private static async Task<AlreadyClaimed?> HolderAsync(NadiaDbContext db, Draft? draft, Actor actor, DateTimeOffset now, CancellationToken token)
    {
        if (draft is null) return null;
        var claim = await db.Claims.AsNoTracking().SingleOrDefaultAsync(c => c.DraftId == draft.Id && c.Until > now && c.ReviewerId != actor.Id, token);
        return claim is null ? null : new(claim.ReviewerName, claim.Until);
    }

    private static async Task RetireAsync(NadiaDbContext db, Conversation conversation, Draft draft, DateTimeOffset now, CancellationToken token)
    {
        (draft.State, draft.DecidedAt) = (DraftState.Superseded, now);
        await db.Claims.Where(c => c.DraftId == draft.Id).ExecuteDeleteAsync(token);
        await db.AnswerAsync(conversation.Id, draft.MessageIds, now, token);
        await db.ForgetSettledAsync(conversation.Id, token);
        conversation.Decided(await db.WaitingSinceAsync(conversation.Id, token), now);
    }

    /// <param name="Returned">The pending draft that the rows came back as; null when there is none any more.</param>
    private sealed record Stopped(Conversation Conversation, Draft Approved, List<OutboxBubble> Rows, Draft? Returned);
}
