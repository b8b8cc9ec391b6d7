using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Data;

namespace Nadia.Core.Safety;

/// <summary>"This change would have changed N of the last 1,000 decisions": judges past replies with and without it.</summary>
public sealed class RulePreviewer(IDbContextFactory<NadiaDbContext> contexts)
{
    public const int Decisions = 1000;
    private const int MaxExamples = 10;
    private const int Excerpt = 200;

    /// <param name="rule">The rule as it would be; its name says which one it takes the place of.</param>
    /// <returns>Refusals: Forbidden, Invalid.</returns>
    public async Task<Outcome<RulePreview>> PreviewAsync(RuleDefinition rule, Actor actor, CancellationToken token)
    {
        if ((actor.MustAdminister(Words.Of("change the safety rules")) ?? RuleChecks.Check(rule)) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        var rules = await db.SafetyRules.AsNoTracking().Select(r => r.Definition).ToListAsync(token);
        var past = await PastAsync(db, token);
        // Judging a thousand replies takes the processor for a moment: not on the caller's circuit.
        return await Task.Run(() => Compare(rules, rule, past, token), token);
    }

    private static RulePreview Compare(List<RuleDefinition> rules, RuleDefinition rule, List<PastDecision> past, CancellationToken token)
    {
        var before = new Constitution(rules);
        var after = new Constitution([.. rules.Where(r => r.Name != rule.Name), rule]);
        List<RulePreviewExample> changed = [];
        foreach (var (id, at, message, bubbles) in past)
        {
            token.ThrowIfCancellationRequested();
            var (was, would) = (before.Judge(message, bubbles).Recommendation, after.Judge(message, bubbles).Recommendation);
            if (was != would) changed.Add(new(id, at, was, would, Cut(message), Cut(string.Join(" / ", bubbles))));
        }

        return new(past.Count, changed.Count, [.. changed.Take(MaxExamples)]);
    }

    private static async Task<List<PastDecision>> PastAsync(NadiaDbContext db, CancellationToken token)
    {
        var rows = await (
            from review in db.Reviews.AsNoTracking()
            join draft in db.Drafts on review.DraftId equals draft.Id
            orderby review.Id descending
            select new { draft.Id, review.DecidedAt, draft.CustomerMessage, review.FinalBubbles, draft.Bubbles }).Take(Decisions).ToListAsync(token);
        return [.. rows.Select(r => new PastDecision(r.Id, r.DecidedAt, r.CustomerMessage, r.FinalBubbles.Count > 0 ? r.FinalBubbles : r.Bubbles))];
    }

    private static string Cut(string text) => text.Length <= Excerpt ? text : string.Concat(text.AsSpan(0, Excerpt), "…");

    private sealed record PastDecision(Guid Id, DateTimeOffset At, string Message, IReadOnlyList<string> Bubbles);
}
