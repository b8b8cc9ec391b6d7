using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Customers;
using Nadia.Core.Data;
using Nadia.Core.Drafting;
using Nadia.Core.Quarantine;
using Nadia.Core.Review.Labels;
using Nadia.Core.Safety;

namespace Nadia.Core.Review.Queue;

/// <summary>
/// The same decision on many drafts: one after another, each by the call that decides on a single one and in a transaction of its own, so
/// that each has its own outcome and repeating the whole decides nothing twice.
/// </summary>
public sealed class BulkReview(
    IDbContextFactory<NadiaDbContext> contexts, ReviewService reviews, QueueService queue, QuarantineService quarantine, TimeProvider clock)
{
    /// <summary>Drafts in one go.</summary>
    public const int Most = 100;

    /// <summary>What would be sent, and which of them may not be approved together: only what needs no second thought may.</summary>
    /// <returns>In the order of the ids; unknown ones are left out. Refusals: Forbidden, Invalid.</returns>
    public async Task<Outcome<BulkPreview>> PreviewAsync(IReadOnlyList<Guid> draftIds, Actor actor, CancellationToken token)
    {
        if ((actor.MustReview(Words.Of("see drafts")) ?? Check(draftIds)) is { } refusal) return refusal;
        return new BulkPreview(await CandidatesAsync(draftIds, actor, token), await UsesAsync(token));
    }

    /// <summary>
    /// Approves each as it was drafted and with the same labels. Those that may not be approved together are refused, whatever the page thought;
    /// where a label that the business requires is missing, all are.
    /// </summary>
    /// <returns>Refusals: Forbidden, Invalid.</returns>
    public async Task<Outcome<IReadOnlyList<BulkOutcome>>> ApproveAsync(
        IReadOnlyList<Guid> draftIds, BulkLabels labels, Actor actor, CancellationToken token)
    {
        if ((actor.MustReview(Words.Of("approve replies")) ?? Check(draftIds) ?? await CheckAsync(labels, token)) is { } refusal) return refusal;
        var candidates = (await CandidatesAsync(draftIds, actor, token)).ToDictionary(c => c.Id);
        return await EachAsync(draftIds, actor, async id => candidates.GetValueOrDefault(id) switch
        {
            null => new NotFound(Words.Of("The draft")),
            { WhyNot: { } why } => new NotTogether(why),
            var candidate => (await reviews.ApproveAsync(
                new(id, candidate.Bubbles, QualityScore: labels.QualityScore, Notes: labels.Notes), actor, token)).Refusal,
        }, token);
    }

    /// <returns>Refusals: Forbidden, Invalid.</returns>
    public async Task<Outcome<IReadOnlyList<BulkOutcome>>> RejectAsync(
        IReadOnlyList<Guid> draftIds, string? notes, bool redraft, Actor actor, CancellationToken token)
    {
        if ((actor.MustReview(Words.Of("reject drafts")) ?? Check(draftIds) ?? ReviewRules.Notes(notes)) is { } refusal) return refusal;
        return await EachAsync(draftIds, actor, async id => (await reviews.RejectAsync(new(id, notes, redraft), actor, token)).Refusal, token);
    }

    /// <returns>Refusals: Forbidden, Invalid.</returns>
    public Task<Outcome<IReadOnlyList<BulkOutcome>>> SnoozeAsync(IReadOnlyList<Guid> draftIds, DateTimeOffset? until, Actor actor, CancellationToken token) =>
        CheckedAsync(draftIds, actor, async id => (await queue.SnoozeAsync(id, until, actor, token)).Refusal, token);

    /// <returns>Refusals: Forbidden, Invalid.</returns>
    public Task<Outcome<IReadOnlyList<BulkOutcome>>> WakeAsync(IReadOnlyList<Guid> draftIds, Actor actor, CancellationToken token) =>
        CheckedAsync(draftIds, actor, async id => (await queue.WakeAsync(id, actor, token)).Refusal, token);

    /// <returns>Refusals: Forbidden, Invalid.</returns>
    public Task<Outcome<IReadOnlyList<BulkOutcome>>> AssignAsync(IReadOnlyList<Guid> draftIds, string? memberId, Actor actor, CancellationToken token) =>
        CheckedAsync(draftIds, actor, async id => (await queue.AssignAsync(id, memberId, actor, token)).Refusal, token);

    /// <summary>Silences the customers of these drafts; the drafts themselves stay.</summary>
    /// <returns>Refusals: Forbidden, Invalid.</returns>
    public async Task<Outcome<IReadOnlyList<BulkOutcome>>> SilenceAsync(IReadOnlyList<Guid> draftIds, Actor actor, CancellationToken token)
    {
        if ((actor.MustReview(Words.Of("silence customers")) ?? Check(draftIds)) is { } refusal) return refusal;
        var people = await PeopleAsync(draftIds, actor, token);
        return await EachAsync(draftIds, actor, async id => people.TryGetValue(id, out var person)
            ? (await quarantine.SilenceAsync(person.UserId, actor, token)).Refusal
            : new NotFound(Words.Of("The draft")), token);
    }

    private static Invalid? Check(IReadOnlyList<Guid> draftIds) =>
        draftIds.Count is >= 1 and <= Most ? null : new("drafts", Words.Fill($"must be 1 to {Most} drafts."));

    private async Task<Invalid?> CheckAsync(BulkLabels labels, CancellationToken token) =>
        ReviewRules.Quality(labels.QualityScore) ?? ReviewRules.Notes(labels.Notes)
            ?? (await UsesAsync(token)).Check(labels.QualityScore, labels.Notes, tags: null, changed: false);

    private async Task<LabelUses> UsesAsync(CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        return await LabelSettings.ReadAsync(db, token) with { Tags = LabelUse.Hidden };
    }

    private async Task<Outcome<IReadOnlyList<BulkOutcome>>> CheckedAsync(
        IReadOnlyList<Guid> draftIds, Actor actor, Func<Guid, Task<Refusal?>> act, CancellationToken token) =>
        (actor.MustReview(Words.Of("work on drafts")) ?? Check(draftIds)) is { } refusal ? refusal : await EachAsync(draftIds, actor, act, token);

    private async Task<Outcome<IReadOnlyList<BulkOutcome>>> EachAsync(
        IReadOnlyList<Guid> draftIds, Actor actor, Func<Guid, Task<Refusal?>> act, CancellationToken token)
    {
        var people = await PeopleAsync(draftIds, actor, token);
        List<BulkOutcome> outcomes = [];
        foreach (var id in draftIds.Distinct())
        {
            var name = people.TryGetValue(id, out var person) ? person.Name : id.ToString();
            outcomes.Add(new(id, name, await act(id)));
        }

        return outcomes;
    }

    private async Task<Dictionary<Guid, (string UserId, string Name)>> PeopleAsync(IReadOnlyList<Guid> draftIds, Actor actor, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        var rows = await (
            from draft in db.Drafts.WithChecksFor(actor)
            join customer in db.Customers on draft.CustomerId equals customer.Id
            where draftIds.Contains(draft.Id)
            select new { draft.Id, customer.UserId, customer.Nickname, customer.Name }).ToListAsync(token);
        return rows.ToDictionary(r => r.Id, r => (r.UserId, CustomerNames.Display(r.Nickname, r.Name, r.UserId)));
    }

    private async Task<List<BulkCandidate>> CandidatesAsync(IReadOnlyList<Guid> draftIds, Actor actor, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        var now = clock.GetUtcNow();
        var rows = await (
            from draft in db.Drafts.WithChecksFor(actor).AsNoTracking()
            join customer in db.Customers on draft.CustomerId equals customer.Id
            join conversation in db.Conversations on draft.ConversationId equals conversation.Id
            from claim in db.Claims.Where(c => c.DraftId == draft.Id && c.Until > now && c.ReviewerId != actor.Id).DefaultIfEmpty()
            where draftIds.Contains(draft.Id)
            select new { Draft = draft, customer.UserId, customer.Nickname, customer.Name, Stale = draft.Revision != conversation.Revision, Holder = claim == null ? null : claim.ReviewerName })
            .ToListAsync(token);
        var byId = rows.ToDictionary(
            r => r.Draft.Id,
            r => new BulkCandidate(
                r.Draft.Id, CustomerNames.Display(r.Nickname, r.Name, r.UserId), r.Draft.CustomerMessage, r.Draft.Bubbles, WhyNot(r.Draft, r.Stale, r.Holder)));
        return [.. draftIds.Distinct().Where(byId.ContainsKey).Select(id => byId[id])];
    }

    private static string? WhyNot(Draft draft, bool stale, string? holder) => draft switch
    {
        // What was approved already is answered by the single call, with who and when.
        { State: not DraftState.Pending } => null,
        { Origin: DraftOrigin.Unwritten } => Words.Of("Nobody has drafted it yet."),
        { Origin: DraftOrigin.Returned } => Words.Of("It came back after an approval: look at it by itself."),
        { Recommendation: Recommendation.Flag } => Words.Of("It is flagged: look at it by itself."),
        { Recommendation: Recommendation.Review } => Words.Of("The safety rules ask for a closer look."),
        _ when stale => Words.Of("The customer wrote or edited a message, or one was deleted, after it was drafted."),
        _ => holder is null ? null : Words.Fill($"{holder} is working on it."),
    };
}
