using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Data;

namespace Nadia.Core.Drafting.Templates;

/// <summary>The ready texts that reviewers can put into a reply.</summary>
public sealed class ReplyTemplateReads(IDbContextFactory<NadiaDbContext> contexts)
{
    /// <summary>Those in use, by language, level and place.</summary>
    /// <returns>Refusals: Forbidden.</returns>
    public async Task<Outcome<IReadOnlyList<ReplyTemplate>>> ListAsync(Actor actor, CancellationToken token)
    {
        if (actor.MustReview(Words.Of("see reply templates")) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        var rows = await db.ReplyTemplates.AsNoTracking().Where(t => t.Active).ToListAsync(token);
        return rows.OrderBy(t => t.Language, StringComparer.Ordinal).ThenBy(t => t.Level).ThenBy(t => t.Position).ToList();
    }
}
