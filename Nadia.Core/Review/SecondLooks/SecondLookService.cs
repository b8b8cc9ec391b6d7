using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Conversations;
using Nadia.Core.Data;
using Nadia.Core.Delivery;
using Nadia.Core.Drafting;
using Nadia.Core.Live;
using Nadia.Core.Review.Queue;
using Nadia.Core.Team;

namespace Nadia.Core.Review.SecondLooks;

/// <summary>
/// Holds a share of the approved replies back until a second person has said yes (docs/decisions/0019). Their bubbles lie in the outbox with no
/// time to leave, so whatever takes bubbles back (undo, a newer message, an answer from the phone) takes these back too.
/// </summary>
public sealed class SecondLookService(
    IDbContextFactory<NadiaDbContext> contexts, QueueRuleBook rules, ReturnedReply returned, LiveFeed feed, TimeProvider clock)
{
    private const int Shown = 100;
    private const string Waits = "Waits for a second reviewer's yes.";

    /// <summary>What waits for a second person, the oldest first, at most 100.</summary>
    /// <returns>Refusals: Forbidden.</returns>
    public async Task<Outcome<IReadOnlyList<SecondLookView>>> OpenAsync(Actor actor, CancellationToken token)
    {
        if (actor.MustReview(Words.Of("see approved replies")) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        return await (
            from look in Open(db).AsNoTracking()
            join draft in db.Drafts on look.DraftId equals draft.Id
            join review in db.Reviews on look.DraftId equals review.DraftId
            join conversation in db.Conversations on look.ConversationId equals conversation.Id
            join customer in db.Customers on conversation.CustomerId equals customer.Id
            orderby look.AskedAt, look.DraftId
            select new SecondLookView(
                look.DraftId, customer.UserId, customer.Nickname, customer.Name, draft.CustomerMessage, review.FinalBubbles,
                look.FirstReviewerId, look.FirstReviewerName, look.AskedAt, conversation.Revision != look.Revision)).Take(Shown).ToListAsync(token);
    }

    /// <summary>The second person's word: a yes lets the bubbles leave now, a no brings them back into the queue. Repeating it changes nothing.</summary>
    /// <returns>Refusals: Forbidden, NotFound, SamePerson, AlreadyDecided, StaleDraft (a yes, when the conversation has moved on).</returns>
    public async Task<Outcome<Guid>> DecideAsync(Guid draftId, bool agrees, Actor actor, CancellationToken token)
    {
        if (actor.MustReview(Words.Of("look at approved replies")) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        if (await db.LockDraftAsync(draftId, token) is not var (conversation, _)) return new NotFound(Words.Of("The reply"));
        if (await db.SecondLooks.SingleOrDefaultAsync(l => l.DraftId == draftId, token) is not { } look) return new NotFound(Words.Of("The reply"));
        if (look.Agreed == agrees && look.SecondReviewerId == actor.Id) return draftId;
        if (await WhyNotAsync(db, look, conversation, agrees, actor, token) is { } why) return why;
        var now = clock.GetUtcNow();
        (look.SecondReviewerId, look.SecondReviewerName, look.Agreed, look.DecidedAt) = (actor.Id, actor.Name, agrees, now);
        if (agrees) await LetGoAsync(db, draftId, now, token);
        var changes = agrees ? [] : await returned.SecondNoAsync(db, conversation, draftId, actor.Name, token);
        db.Record(actor, agrees ? "review.second_yes" : "review.second_no", $"draft:{draftId}", now);
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        feed.Publish([LiveChange.Draft(draftId), LiveChange.Conversation(conversation.Id), .. changes]);
        return draftId;
    }

    /// <summary>Holds back what the approval has just put into the outbox, when the draft is one of the sample. Call it in the approval's transaction, after that.</summary>
    internal async Task SampleAsync(NadiaDbContext db, Conversation conversation, Draft draft, Actor actor, CancellationToken token)
    {
        if (!SecondLookSample.Takes(draft.Id, (await rules.ReadAsync(token)).SecondLookPercent)) return;
        foreach (var bubble in db.Outbox.Local.Where(o => o.DraftId == draft.Id)) (bubble.NotBefore, bubble.Error) = (DateTimeOffset.MaxValue, Waits);
        db.SecondLooks.Add(new()
        {
            DraftId = draft.Id,
            ConversationId = conversation.Id,
            FirstReviewerId = actor.Id,
            FirstReviewerName = actor.Name,
            Revision = conversation.Revision,
            AskedAt = clock.GetUtcNow(),
        });
    }

    // What was taken back meanwhile has no bubbles on their way any more.
    internal static IQueryable<SecondLook> Open(NadiaDbContext db) =>
        db.SecondLooks.Where(l => l.Agreed == null && db.Outbox.Any(o => o.DraftId == l.DraftId && o.State == DeliveryState.Queued));

    private static async Task<Refusal?> WhyNotAsync(
        NadiaDbContext db, SecondLook look, Conversation conversation, bool agrees, Actor actor, CancellationToken token)
    {
        if (look.FirstReviewerId == actor.Id) return new SamePerson();
        if (look is { Agreed: { } agreed, SecondReviewerName: { } by, DecidedAt: { } at })
            return new AlreadyDecided(agreed ? ReviewDecision.Approved : ReviewDecision.Rejected, by, at);
        if (!await Open(db).AnyAsync(l => l.DraftId == look.DraftId, token)) return new StaleDraft(Superseded: true);
        return agrees && look.Revision != conversation.Revision ? new StaleDraft(Superseded: false) : null;
    }

    private static Task<int> LetGoAsync(NadiaDbContext db, Guid draftId, DateTimeOffset now, CancellationToken token) =>
        db.Outbox.Where(o => o.DraftId == draftId && o.State == DeliveryState.Queued).ExecuteUpdateAsync(
            set => set.SetProperty(o => o.NotBefore, now).SetProperty(o => o.Error, (string?)null), token);
}
