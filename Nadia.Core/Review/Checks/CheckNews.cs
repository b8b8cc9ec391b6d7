using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Data;
using Nadia.Core.Live;

namespace Nadia.Core.Review.Checks;

/// <summary>Tells reviewers what a draft that they have decided on really was. It is kept until they have read it: a lost page tells it when it comes back.</summary>
public sealed class CheckNews(IDbContextFactory<NadiaDbContext> contexts, LiveFeed feed, TimeProvider clock)
{
    private static readonly TimeSpan Memory = TimeSpan.FromDays(1);

    /// <summary>What the actor has not been told of the checks of the last day, the oldest first, ten at most.</summary>
    /// <returns>Refusals: Forbidden.</returns>
    public async Task<Outcome<IReadOnlyList<CheckResult>>> UntoldAsync(Actor actor, CancellationToken token)
    {
        if (actor.MustReview(Words.Of("see own attention checks")) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        var since = clock.GetUtcNow() - Memory;
        return await (
            from outcome in db.CheckOutcomes.AsNoTracking()
            where outcome.ReviewerId == actor.Id && outcome.DecidedAt > since
            join check in db.PlacedChecks on outcome.DraftId equals check.DraftId
            where check.ToldAt == null
            join draft in db.Drafts.IgnoreQueryFilters() on outcome.DraftId equals draft.Id
            orderby outcome.DecidedAt, outcome.Id
            select new CheckResult(
                outcome.DraftId, outcome.Caught, outcome.Deed, draft.Bubbles, check.Fault, check.Category, check.BadWords, outcome.DecidedAt)).Take(10).ToListAsync(token);
    }

    /// <summary>The actor has read it; what is not theirs stays untold.</summary>
    /// <returns>Refusals: Forbidden.</returns>
    public async Task<Outcome<Done>> ToldAsync(Guid draftId, Actor actor, CancellationToken token)
    {
        if (actor.MustReview(Words.Of("see own attention checks")) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        var told = await db.PlacedChecks
            .Where(c => c.DraftId == draftId && c.ToldAt == null && db.CheckOutcomes.Any(o => o.DraftId == draftId && o.ReviewerId == actor.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.ToldAt, clock.GetUtcNow()), token);
        if (told > 0) feed.Publish(LiveChange.Check(actor.Id));
        return Done.It;
    }
}
