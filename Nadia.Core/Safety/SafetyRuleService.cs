using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Data;
using Nadia.Core.Live;
using Nadia.Core.Team;

namespace Nadia.Core.Safety;

/// <summary>Admins read and change the rules of the constitution. A change counts on every node from the next text on.</summary>
public sealed class SafetyRuleService(IDbContextFactory<NadiaDbContext> contexts, ConstitutionBook book, LiveFeed feed, TimeProvider clock)
{
    /// <summary>More rules than this would make judging slow.</summary>
    public const int MaxRules = 200;

    /// <summary>By category and name.</summary>
    /// <returns>Refusals: Forbidden.</returns>
    public async Task<Outcome<IReadOnlyList<SafetyRuleView>>> ListAsync(Actor actor, CancellationToken token)
    {
        if (actor.MustAdminister(Words.Of("see the safety rules")) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        var rules = await db.SafetyRules.AsNoTracking().ToListAsync(token);
        return rules.Select(View).OrderBy(r => r.Definition.Category, StringComparer.Ordinal).ThenBy(r => r.Definition.Name, StringComparer.Ordinal).ToList();
    }

    /// <summary>Who changed the rule to what, the latest first, at most 50.</summary>
    /// <returns>Refusals: Forbidden.</returns>
    public async Task<Outcome<IReadOnlyList<SafetyRuleChange>>> HistoryAsync(string name, Actor actor, CancellationToken token)
    {
        if (actor.MustAdminister(Words.Of("see the safety rules")) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        return await db.SafetyRuleChanges.AsNoTracking().Where(c => c.Name == name).OrderByDescending(c => c.Id).Take(50).ToListAsync(token);
    }

    /// <summary>Adds a rule, or changes the one of that name.</summary>
    /// <param name="version">The version that was read; null adds.</param>
    /// <returns>Refusals: Forbidden, Invalid, Changed.</returns>
    public async Task<Outcome<Done>> SaveAsync(RuleDefinition rule, uint? version, Actor actor, CancellationToken token)
    {
        if ((actor.MustAdminister(Words.Of("change the safety rules")) ?? RuleChecks.Check(rule)) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        var known = await db.SafetyRules.SingleOrDefaultAsync(r => r.Name == rule.Name, token);
        if (version is null && known is not null) return new Invalid("name", Words.Of("is taken by another rule."));
        if (version is not null && known?.Version != version) return new Changed(Words.Of("The rule"));
        if (known is null && await db.SafetyRules.CountAsync(token) >= MaxRules) return new Invalid("name", Words.Fill($"there are {MaxRules} rules already."));
        return await WriteAsync(db, known, rule, rule.Name, actor, token);
    }

    /// <summary>Puts a rule back as it ships; removes one that does not ship.</summary>
    /// <returns>Refusals: Forbidden, NotFound, Changed.</returns>
    public async Task<Outcome<Done>> RestoreAsync(string name, uint version, Actor actor, CancellationToken token)
    {
        if (actor.MustAdminister(Words.Of("change the safety rules")) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        if (await db.SafetyRules.SingleOrDefaultAsync(r => r.Name == name, token) is not { } known) return new NotFound(Words.Of("The rule"));
        return known.Version != version ? new Changed(Words.Of("The rule")) : await WriteAsync(db, known, StarterRules.Find(name), name, actor, token);
    }

    private async Task<Outcome<Done>> WriteAsync(
        NadiaDbContext db, SafetyRule? known, RuleDefinition? rule, string name, Actor actor, CancellationToken token)
    {
        var now = clock.GetUtcNow();
        db.SafetyRuleChanges.Add(new() { Name = name, Before = known?.Definition, After = rule, By = actor.Name, At = now });
        db.Record(actor, rule is null ? "safety_rule.remove" : "safety_rule.save", $"safety_rule:{name}", now);
        if (rule is null) db.SafetyRules.Remove(known!);
        else if (known is null) db.SafetyRules.Add(new() { Name = name, Definition = rule, UpdatedAt = now, UpdatedBy = actor.Name });
        else (known.Definition, known.UpdatedAt, known.UpdatedBy) = (rule, now, actor.Name);
        try
        {
            await db.SaveChangesAsync(token);
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || e.IsUniqueViolation())
        {
            return new Changed(Words.Of("The rule"));
        }

        book.Outdate();
        feed.Publish(LiveChange.Safety);
        return Done.It;
    }

    private static SafetyRuleView View(SafetyRule rule)
    {
        var shipped = StarterRules.Find(rule.Name);
        return new(rule.Definition, rule.Version, rule.UpdatedAt, rule.UpdatedBy, shipped is not null,
            shipped is not null && RuleJson.Write(shipped) == RuleJson.Write(rule.Definition));
    }
}
