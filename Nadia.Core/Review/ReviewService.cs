using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Options;
using Nadia.Core.Commitments;
using Nadia.Core.Common;
using Nadia.Core.Conversations;
using Nadia.Core.Data;
using Nadia.Core.Delivery;
using Nadia.Core.Drafting;
using Nadia.Core.Live;
using Nadia.Core.Review.Checks;
using Nadia.Core.Review.Editing;
using Nadia.Core.Review.Labels;
using Nadia.Core.Review.Preferences;
using Nadia.Core.Review.SecondLooks;

namespace Nadia.Core.Review;

/// <summary>
/// What people decide on drafts. Each decision is one transaction that holds the conversation, so of any number of decisions
/// at once exactly one counts. Repeating one's own decision answers the first one again.
/// </summary>
public sealed class ReviewService(
    IDbContextFactory<NadiaDbContext> contexts,
    OutgoingReplies outgoing,
    FinalReading reading,
    SecondLookService seconds,
    CommitmentProposals promises,
    CheckDecisions checks,
    IOptions<DeliveryOptions> delivery,
    LiveFeed feed,
    TimeProvider clock)
{
    /// <summary>The decision holds however far the conversation has moved on.</summary>
    private const long AnyRevision = long.MaxValue;

    /// <summary>Writes the review, the draft's state and one outbox row per bubble together; the bubbles leave after the actor's undo time.</summary>
    /// <returns>The draft's id. Refusals: Forbidden, Invalid, NotFound, AlreadyClaimed, AlreadyDecided, ClaimLost, StaleDraft, NeverWrote. A person may be asked for labels: see LabelUses.</returns>
    public async Task<Outcome<Guid>> ApproveAsync(ApproveDraft approval, Actor actor, CancellationToken token)
    {
        var refusal = actor.MustReview(Words.Of("approve replies")) ?? ReviewRules.Bubbles(approval.FinalBubbles)
            ?? ReviewRules.Tags(approval.EditTags) ?? ReviewRules.Quality(approval.QualityScore) ?? ReviewRules.Notes(approval.Notes);
        if (refusal is not null) return refusal;
        IReadOnlyList<LiveChange> promised = [];
        var outcome = await DecideAsync(approval.DraftId, new(CheckDeed.Approved, approval.FinalBubbles), approval.ClaimToken, approval.SeenRevision, actor, async (db, decider, draft, conversation) =>
        {
            if (!(await reading.ReadAsync(db, draft, approval.FinalBubbles, approval.BasedOn, token)).TryGet(out var final, out var lost)) return lost;
            if (actor.Kind == ActorKind.Person && await MissingLabelAsync(db, approval, final, token) is { } missing) return missing;
            var undo = (await db.PreferencesOfAsync(actor.Id, token)).Undo(delivery.Value.Undo);
            if (await outgoing.QueueAsync(db, conversation, draft, approval.FinalBubbles, undo, token) is { } never) return never;
            await seconds.SampleAsync(db, conversation, draft, actor, token);
            await decider.ApproveAsync(approval, final, token);
            promised = await promises.ProposeAsync(db, draft, approval, actor, token);
            return null;
        }, token);
        if (outcome.Succeeded) feed.Publish([.. promised]);
        return outcome;
    }

    /// <summary>Records the no. With a redraft the conversation is drafted anew at once, else nobody waits any more.</summary>
    /// <returns>The draft's id. Refusals: Forbidden, Invalid, NotFound, AlreadyClaimed, AlreadyDecided, ClaimLost, StaleDraft (with a redraft: replaced only).</returns>
    public async Task<Outcome<Guid>> RejectAsync(RejectDraft rejection, Actor actor, CancellationToken token)
    {
        var refusal = actor.MustReview(Words.Of("reject drafts")) ?? ReviewRules.Tags(rejection.EditTags) ?? ReviewRules.Quality(rejection.QualityScore)
            ?? ReviewRules.Notes(rejection.Notes);
        if (refusal is not null) return refusal;
        var seen = rejection.Redraft ? AnyRevision : rejection.SeenRevision;
        return await DecideAsync(rejection.DraftId, new(CheckDeed.Rejected), rejection.ClaimToken, seen, actor,
            async (_, decider, _, _) =>
            {
                await decider.RejectAsync(rejection, token);
                return null;
            }, token);
    }

    /// <summary>Asks for another draft without a decision: the pending one stays until the new one takes its place.</summary>
    /// <param name="instruction">What should be different, at most 1,000 characters.</param>
    /// <param name="ownText">What the reviewer has written already and wants worked in: 1 to 10 bubbles; null to begin anew.</param>
    /// <returns>Refusals: Forbidden, Invalid, NotFound, AlreadyClaimed, AlreadyDecided, StaleDraft (replaced only).</returns>
    public async Task<Outcome<Guid>> RegenerateAsync(
        Guid draftId, string? instruction, Actor actor, CancellationToken token, IReadOnlyList<string>? ownText = null)
    {
        var refusal = actor.MustReview(Words.Of("ask for another draft")) ?? TextRules.Optional("instruction", instruction, ReviewRules.MaxNotes)
            ?? (ownText is null ? null : ReviewRules.Bubbles(ownText));
        if (refusal is not null) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        if (await db.LockDraftAsync(draftId, token, Sees(actor)) is not var (conversation, draft)) return new NotFound(Words.Of("The draft"));
        if (draft.IsCheck) return await AnswerCheckAsync(db, transaction, conversation, draft, new(CheckDeed.Redrafted), claimToken: null, actor, token);
        var now = clock.GetUtcNow();
        refusal = await new Decider(db, conversation, draft, actor, now).RefuseAsync(claimToken: null, conversation.Revision, token);
        if (refusal is not null) return refusal;
        var text = ownText is null ? null : string.Join('\n', ownText);
        conversation.DraftNow(now, string.IsNullOrWhiteSpace(instruction) ? null : instruction.Trim(), actor.Name, text);
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        feed.Publish(LiveChange.Conversation(conversation.Id));
        return draftId;
    }

    private static async Task<Invalid?> MissingLabelAsync(NadiaDbContext db, ApproveDraft approval, FinalText final, CancellationToken token) =>
        (await LabelSettings.ReadAsync(db, token)).Check(approval.QualityScore, approval.Notes, approval.EditTags, final.Effort > 0);

    private async Task<Outcome<Guid>> DecideAsync(
        Guid draftId,
        CheckAnswer answer,
        long? claimToken,
        long? seenRevision,
        Actor actor,
        Func<NadiaDbContext, Decider, Draft, Conversation, Task<Refusal?>> write,
        CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        if (await db.LockDraftAsync(draftId, token, Sees(actor)) is not var (conversation, draft)) return new NotFound(Words.Of("The draft"));
        if (draft.IsCheck) return await AnswerCheckAsync(db, transaction, conversation, draft, answer, claimToken, actor, token);
        var decision = answer.Final is null ? ReviewDecision.Rejected : ReviewDecision.Approved;
        var made = await db.DecisionOnAsync(draftId, token);
        if (made?.ReviewerId == actor.Id && made.Decision == decision) return draftId;
        var decider = new Decider(db, conversation, draft, actor, clock.GetUtcNow());
        var seen = seenRevision == AnyRevision ? conversation.Revision : seenRevision ?? draft.Revision;
        if (await decider.RefuseAsync(claimToken, seen, token) is { } refusal) return refusal;
        if (await write(db, decider, draft, conversation) is { } objection) return objection;
        await checks.CountAsync(db, actor, token);
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        feed.Publish(LiveChange.Draft(draftId), LiveChange.Conversation(conversation.Id));
        return draftId;
    }

    /// <summary>People are shown attention checks among the drafts; programs never meet one.</summary>
    private static bool Sees(Actor actor) => actor.Kind == ActorKind.Person;

    /// <summary>The draft was an attention check: the answer is recorded as such and nothing else happens; the reviewer is told by the feed.</summary>
    private async Task<Outcome<Guid>> AnswerCheckAsync(
        NadiaDbContext db, IDbContextTransaction transaction, Conversation conversation, Draft draft, CheckAnswer answer, long? claimToken, Actor actor, CancellationToken token)
    {
        if (await checks.AnswerAsync(db, conversation, draft, answer, claimToken, actor, token) is { } refusal) return refusal;
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        feed.Publish(LiveChange.Draft(draft.Id), LiveChange.Conversation(conversation.Id), LiveChange.Check(actor.Id));
        return draft.Id;
    }
}
