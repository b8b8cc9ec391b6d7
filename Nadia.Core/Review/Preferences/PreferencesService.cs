using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Nadia.Core.Common;
using Nadia.Core.Data;
using Nadia.Core.Delivery;

namespace Nadia.Core.Review.Preferences;

/// <summary>Each reviewer's own preferences: everybody reads and writes their own alone.</summary>
public sealed class PreferencesService(IDbContextFactory<NadiaDbContext> contexts, IOptions<DeliveryOptions> delivery, TimeProvider clock)
{
    /// <summary>The business's time to undo an approval: the most that a reviewer may choose.</summary>
    public TimeSpan UndoLimit => delivery.Value.Undo;

    /// <returns>The defaults for who has chosen nothing. Refusals: Forbidden.</returns>
    public async Task<Outcome<ReviewerPreferences>> ReadAsync(Actor actor, CancellationToken token)
    {
        if (actor.MustReview(Words.Of("have preferences of the review page")) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        return await db.PreferencesOfAsync(actor.Id, token);
    }

    /// <summary>Replaces the actor's preferences.</summary>
    /// <param name="keys">Each action's key, those that are left out as by default.</param>
    /// <returns>What is in force now. Refusals: Forbidden, Invalid.</returns>
    public async Task<Outcome<ReviewerPreferences>> SaveAsync(
        IReadOnlyDictionary<DeskAction, string> keys, bool approveWithoutAsking, double? undoSeconds, Actor actor, CancellationToken token)
    {
        if ((actor.MustReview(Words.Of("have preferences of the review page")) ?? ReviewerPreferences.CheckUndo(undoSeconds, UndoLimit)) is { } refusal) return refusal;
        if (!DeskKeys.With(keys).TryGet(out var chosen, out refusal)) return refusal;
        var changes = chosen.Changes.ToDictionary(c => c.Key.ToString(), c => c.Value);
        await using var db = await contexts.CreateDbContextAsync(token);
        // One statement, so that saving in two tabs at once leaves one of the two and no failure.
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO reviewer_preferences (reviewer_id, keys, approve_without_asking, undo_seconds, updated_at)
            VALUES ({actor.Id}, CAST({System.Text.Json.JsonSerializer.Serialize(changes)} AS jsonb), {approveWithoutAsking}, {undoSeconds}, {clock.GetUtcNow()})
            ON CONFLICT (reviewer_id) DO UPDATE SET keys = excluded.keys, approve_without_asking = excluded.approve_without_asking,
                undo_seconds = excluded.undo_seconds, updated_at = excluded.updated_at
            """, token);
        return new ReviewerPreferences(chosen, approveWithoutAsking, undoSeconds);
    }
}
