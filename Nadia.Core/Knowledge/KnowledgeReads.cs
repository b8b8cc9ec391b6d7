using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Data;

namespace Nadia.Core.Knowledge;

/// <summary>What people see of the business's documents.</summary>
public sealed class KnowledgeReads(IDbContextFactory<NadiaDbContext> contexts)
{
    private const int MaxVersions = 50;

    /// <summary>All documents by title, without their texts.</summary>
    /// <returns>Refusals: Forbidden.</returns>
    public async Task<Outcome<IReadOnlyList<KnowledgeRow>>> ListAsync(Actor actor, CancellationToken token)
    {
        if (actor.MustAdminister(Words.Of("see the knowledge")) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        return await db.KnowledgeDocuments.AsNoTracking()
            .Where(d => d.RemovedAt == null)
            .OrderBy(d => d.Title).ThenBy(d => d.Id)
            .Take(KnowledgeRules.MaxDocuments)
            .Select(d => new KnowledgeRow(
                d.Id, d.Title, d.Language, d.Enabled, d.Version, d.Text.Length, db.KnowledgePassages.Count(p => p.DocumentId == d.Id), d.UpdatedAt, d.UpdatedBy))
            .ToListAsync(token);
    }

    /// <summary>One document as it is now, a removed one too: a draft may have been handed a passage of it.</summary>
    /// <returns>Refusals: Forbidden, NotFound.</returns>
    public async Task<Outcome<KnowledgeView>> GetAsync(int id, Actor actor, CancellationToken token)
    {
        if (actor.MustReview(Words.Of("read the knowledge")) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        var found = await db.KnowledgeDocuments.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, token);
        return found is null
            ? new NotFound(Words.Of("The document"))
            : new KnowledgeView(found.Id, found.Title, found.Language, found.Text, found.Enabled, found.Version, found.RemovedAt is not null);
    }

    /// <summary>The versions of a document, the latest first, at most 50.</summary>
    /// <returns>Refusals: Forbidden.</returns>
    public async Task<Outcome<IReadOnlyList<KnowledgeVersionView>>> HistoryAsync(int id, Actor actor, CancellationToken token)
    {
        if (actor.MustAdminister(Words.Of("see the knowledge")) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        return await db.KnowledgeVersions.AsNoTracking()
            .Where(v => v.DocumentId == id)
            .OrderByDescending(v => v.Version)
            .Take(MaxVersions)
            .Select(v => new KnowledgeVersionView(v.Version, v.Title, v.Enabled, v.Removed, v.Text.Length, v.By, v.At))
            .ToListAsync(token);
    }
}
