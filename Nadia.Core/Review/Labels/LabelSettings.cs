using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Data;
using Nadia.Core.Live;
using Nadia.Core.Team;

namespace Nadia.Core.Review.Labels;

/// <summary>Which labels reviewers are asked for. One setting, read anew at each decision, so that it counts on every node at once.</summary>
public sealed class LabelSettings(IDbContextFactory<NadiaDbContext> contexts, LiveFeed feed, TimeProvider clock)
{
    private const string Key = "review.labels";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) } };

    /// <returns>Refusals: Forbidden.</returns>
    public async Task<Outcome<LabelUses>> ReadAsync(Actor actor, CancellationToken token)
    {
        if (actor.MustReview(Words.Of("see what is asked of reviewers")) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        return await ReadAsync(db, token);
    }

    /// <returns>Refusals: Forbidden, Invalid.</returns>
    public async Task<Outcome<Done>> SaveAsync(LabelUses uses, Actor actor, CancellationToken token)
    {
        if ((actor.MustAdminister(Words.Of("change what is asked of reviewers")) ?? Check(uses)) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        var (now, value) = (clock.GetUtcNow(), JsonSerializer.Serialize(uses, Json));
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO settings (key, value, updated_at, updated_by) VALUES ({Key}, {value}, {now}, {actor.Name})
            ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at, updated_by = excluded.updated_by
            """, token);
        db.Record(actor, "labels.ask", "labels", now, value);
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        feed.Publish(LiveChange.Labels);
        return Done.It;
    }

    private static Invalid? Check(LabelUses uses) => Check("quality", uses.Quality) ?? Check("notes", uses.Notes) ?? Check("tags", uses.Tags);

    private static Invalid? Check(string field, LabelUse use) => Enum.IsDefined(use) ? null : new(field, Words.Of("must be optional, hidden or required."));

    internal static async Task<LabelUses> ReadAsync(NadiaDbContext db, CancellationToken token) =>
        await db.Settings.Where(s => s.Key == Key).Select(s => s.Value).SingleOrDefaultAsync(token) is { } value
            ? JsonSerializer.Deserialize<LabelUses>(value, Json) ?? LabelUses.Default
            : LabelUses.Default;
}
