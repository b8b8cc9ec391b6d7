using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Data;

namespace Nadia.Core.Review.Queue;

/// <summary>The filters that reviewers named.</summary>
public sealed class SavedViews(IDbContextFactory<NadiaDbContext> contexts, TimeProvider clock)
{
    /// <summary>Views of one person.</summary>
    public const int Most = 30;

    /// <summary>The actor's own and the shared ones, by name.</summary>
    /// <returns>Refusals: Forbidden.</returns>
    public async Task<Outcome<IReadOnlyList<SavedView>>> ListAsync(Actor actor, CancellationToken token)
    {
        if (actor.MustReview(Words.Of("see views")) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        return await db.QueueViews.AsNoTracking()
            .Where(v => v.OwnerId == actor.Id || v.IsShared)
            .OrderBy(v => v.Name).ThenBy(v => v.Id)
            .Take(200)
            .ToListAsync(token);
    }

    /// <summary>Keeps the filter under a name; the actor's own view of that name is replaced.</summary>
    /// <param name="name">1 to 50 characters.</param>
    /// <param name="query">At most 300 characters.</param>
    /// <param name="shared">For everybody; only admins may.</param>
    /// <returns>Refusals: Forbidden, Invalid.</returns>
    public async Task<Outcome<Done>> SaveAsync(string name, string query, bool shared, Actor actor, CancellationToken token)
    {
        var refusal = actor.MustReview(Words.Of("save views")) ?? (shared ? actor.MustAdminister(Words.Of("share views")) : null)
            ?? TextRules.Required("name", name, SavedView.MaxName) ?? TextRules.Optional("query", query, SavedView.MaxQuery);
        if (refusal is not null) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        var known = await db.QueueViews.CountAsync(v => v.OwnerId == actor.Id && v.Name != name.Trim(), token);
        if (known >= Most) return new Invalid("name", Words.Fill($"is one too many: each person keeps at most {Most} views."));
        // One statement, so that the same name saved twice at once is one view.
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO queue_views (owner_id, owner_name, name, query, is_shared, created_at)
            VALUES ({actor.Id}, {actor.Name}, {name.Trim()}, {query}, {shared}, {clock.GetUtcNow()})
            ON CONFLICT (owner_id, name) DO UPDATE SET query = excluded.query, is_shared = excluded.is_shared
            """, token);
        return Done.It;
    }

    /// <summary>Drops the actor's own view; an admin drops anybody's shared one.</summary>
    /// <returns>Refusals: Forbidden, NotFound.</returns>
    public async Task<Outcome<Done>> DeleteAsync(long id, Actor actor, CancellationToken token)
    {
        if (actor.MustReview(Words.Of("delete views")) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        var dropped = await db.QueueViews
            .Where(v => v.Id == id && (v.OwnerId == actor.Id || (v.IsShared && actor.IsAdmin)))
            .ExecuteDeleteAsync(token);
        return dropped == 0 ? new NotFound(Words.Of("The view")) : Done.It;
    }
}
