using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Data;
using Nadia.Core.Drafting.Prompts.Starters;
using Nadia.Core.Live;
using Nadia.Core.Team;

namespace Nadia.Core.Drafting.Prompts;

/// <summary>Admins read, write and bring back the prompts. A new version counts from the next draft on, on every node.</summary>
public sealed class PromptService(IDbContextFactory<NadiaDbContext> contexts, LiveFeed feed, TimeProvider clock)
{
    /// <summary>The number by which the text that ships is called among the versions.</summary>
    public const int Shipped = 0;

    private const int MaxListed = 100;

    /// <returns>Refusals: Forbidden, Invalid.</returns>
    public async Task<Outcome<PromptSheet>> OpenAsync(string key, Actor actor, CancellationToken token)
    {
        if ((actor.MustAdminister(Words.Of("see the prompts")) ?? PromptRules.Key(key)) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        var versions = await db.Prompts.AsNoTracking()
            .Where(p => p.Key == key)
            .OrderByDescending(p => p.Version)
            .Take(MaxListed)
            .Select(p => new PromptVersion(p.Version, p.CreatedBy, p.CreatedAt, p.RestoredFrom))
            .ToListAsync(token);
        var current = versions.Count == 0 ? Shipped : versions[0].Version;
        var text = await TextAsync(db, key, current, token);
        return new PromptSheet(key, text!, current, text == StarterPrompts.Of(key), versions);
    }

    /// <summary>The text of one version; of the one that ships for <see cref="Shipped"/>.</summary>
    /// <returns>Refusals: Forbidden, Invalid, NotFound.</returns>
    public async Task<Outcome<string>> TextAsync(string key, int version, Actor actor, CancellationToken token)
    {
        if ((actor.MustAdminister(Words.Of("see the prompts")) ?? PromptRules.Key(key)) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        if (await TextAsync(db, key, version, token) is { } text) return text;
        return new NotFound(Words.Of("The version"));
    }

    /// <summary>Writes a new version.</summary>
    /// <param name="version">The version that was in use when the text was read.</param>
    /// <returns>The new version's sheet. Refusals: Forbidden, Invalid, Changed.</returns>
    public async Task<Outcome<PromptSheet>> SaveAsync(string key, string text, int version, Actor actor, CancellationToken token)
    {
        if ((actor.MustAdminister(Words.Of("change the prompts")) ?? PromptRules.Key(key) ?? PromptRules.Text(text)) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        return await WriteAsync(db, key, PromptRules.Tidy(text), restoredFrom: null, version, actor, token);
    }

    /// <summary>Writes the text of an older version, or the one that ships, as a new version: what came between stays in the list.</summary>
    /// <param name="version">The version that was in use when the list was read.</param>
    /// <returns>The new version's sheet. Refusals: Forbidden, Invalid, NotFound, Changed.</returns>
    public async Task<Outcome<PromptSheet>> RestoreAsync(string key, int older, int version, Actor actor, CancellationToken token)
    {
        if ((actor.MustAdminister(Words.Of("change the prompts")) ?? PromptRules.Key(key)) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        return await TextAsync(db, key, older, token) is { } text
            ? await WriteAsync(db, key, text, older, version, actor, token)
            : new NotFound(Words.Of("The version"));
    }

    private async Task<Outcome<PromptSheet>> WriteAsync(
        NadiaDbContext db, string key, string text, int? restoredFrom, int version, Actor actor, CancellationToken token)
    {
        var latest = await db.Prompts.Where(p => p.Key == key).MaxAsync(p => (int?)p.Version, token) ?? Shipped;
        if (latest != version) return new Changed(Words.Of("The prompt"));
        if (text == await TextAsync(db, key, version, token)) return new Invalid("text", Words.Of("is the same as the version in use."));
        var now = clock.GetUtcNow();
        db.Prompts.Add(new() { Key = key, Version = version + 1, Text = text, RestoredFrom = restoredFrom, CreatedBy = actor.Name, CreatedAt = now });
        db.Record(actor, restoredFrom is null ? "prompt.save" : "prompt.restore", $"prompt:{key}", now, $"Version {version + 1}");
        try
        {
            await db.SaveChangesAsync(token);
        }
        catch (DbUpdateException e) when (e.IsUniqueViolation())
        {
            return new Changed(Words.Of("The prompt"));
        }

        feed.Publish(LiveChange.Prompts);
        return await OpenAsync(key, actor, token);
    }

    private static async Task<string?> TextAsync(NadiaDbContext db, string key, int version, CancellationToken token) =>
        version == Shipped
            ? StarterPrompts.Of(key)
            : await db.Prompts.AsNoTracking().Where(p => p.Key == key && p.Version == version).Select(p => p.Text).SingleOrDefaultAsync(token);
}
