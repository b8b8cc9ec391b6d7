using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Data;
using Nadia.Core.Live;
using Nadia.Core.Team;

namespace Nadia.Core.Review.Checks;

/// <summary>
/// Admins keep the known-bad drafts. One that is changed or retired is withdrawn from the queue in the same transaction: what a reviewer is
/// told afterwards always belongs to what they saw.
/// </summary>
public sealed class KnownBadDrafts(IDbContextFactory<NadiaDbContext> contexts, CheckWithdrawal withdrawal, IdSource ids, LiveFeed feed, TimeProvider clock)
{
    /// <summary>All of them, those in use first, then by category.</summary>
    /// <returns>Refusals: Forbidden.</returns>
    public async Task<Outcome<IReadOnlyList<KnownBadDraftView>>> ListAsync(Actor actor, CancellationToken token)
    {
        if (actor.MustAdminister(Words.Of("see known-bad drafts")) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        var counts = await db.CheckOutcomes.GroupBy(o => o.KnownBadId)
            .Select(g => new { g.Key, Caught = g.Count(o => o.Caught), Missed = g.Count(o => !o.Caught) }).ToDictionaryAsync(g => g.Key, token);
        var rows = await db.KnownBadDrafts.AsNoTracking().ToListAsync(token);
        return rows
            .OrderBy(d => d.RetiredAt is not null).ThenBy(d => d.Category).ThenBy(d => d.CustomerWords, StringComparer.OrdinalIgnoreCase).ThenBy(d => d.Id)
            .Select(d => new KnownBadDraftView(
                d.Id, EditOf(d), d.RetiredAt, d.UpdatedAt, d.UpdatedBy, counts.GetValueOrDefault(d.Id)?.Caught ?? 0, counts.GetValueOrDefault(d.Id)?.Missed ?? 0, d.Version))
            .ToList();
    }

    /// <returns>The new one's id. Refusals: Forbidden, Invalid.</returns>
    public async Task<Outcome<Guid>> AddAsync(KnownBadDraftEdit edit, Actor actor, CancellationToken token)
    {
        if ((actor.MustAdminister(Words.Of("add known-bad drafts")) ?? KnownBadDraftRules.Check(edit)) is { } refusal) return refusal;
        return await ChangeAsync<Guid>(async (db, now) =>
        {
            if (await db.KnownBadDrafts.CountAsync(token) >= KnownBadDraftRules.Most) return TooMany();
            var id = ids.NewId();
            db.KnownBadDrafts.Add(Row(id, edit, actor.Name, now));
            db.Record(actor, "check.add", $"known_bad:{id}", now);
            return id;
        }, token);
    }

    /// <param name="version">As it was read.</param>
    /// <returns>Refusals: Forbidden, Invalid, NotFound, Changed.</returns>
    public async Task<Outcome<Guid>> EditAsync(Guid id, KnownBadDraftEdit edit, uint version, Actor actor, CancellationToken token)
    {
        if ((actor.MustAdminister(Words.Of("change known-bad drafts")) ?? KnownBadDraftRules.Check(edit)) is { } refusal) return refusal;
        return await ChangeAsync(id, version, "check.edit", actor, draft => Put(draft, edit), token);
    }

    /// <summary>Makes no more checks of it, or again. What reviewers did with it stays.</summary>
    /// <returns>Refusals: Forbidden, NotFound, Changed.</returns>
    public async Task<Outcome<Guid>> RetireAsync(Guid id, bool retired, uint version, Actor actor, CancellationToken token)
    {
        if (actor.MustAdminister(Words.Of("retire known-bad drafts")) is { } refusal) return refusal;
        return await ChangeAsync(
            id, version, retired ? "check.retire" : "check.restore", actor, draft => draft.RetiredAt = retired ? draft.RetiredAt ?? clock.GetUtcNow() : null, token);
    }

    /// <summary>Takes over the examples that ship and are not on the list; those an admin has changed or retired stay as they are.</summary>
    /// <returns>How many were added. Refusals: Forbidden, Invalid.</returns>
    public async Task<Outcome<int>> TakeOverExamplesAsync(Actor actor, CancellationToken token)
    {
        if (actor.MustAdminister(Words.Of("add known-bad drafts")) is { } refusal) return refusal;
        return await ChangeAsync<int>(async (db, now) =>
        {
            var known = await db.KnownBadDrafts.Select(d => d.Id).ToHashSetAsync(token);
            var fresh = StarterKnownBadDrafts.All.Where(example => !known.Contains(example.Id)).ToList();
            if (known.Count + fresh.Count > KnownBadDraftRules.Most) return TooMany();
            db.KnownBadDrafts.AddRange(fresh.Select(example => Row(example.Id, example.Edit, actor.Name, now)));
            if (fresh.Count > 0) db.Record(actor, "check.examples", "checks", now, $"{fresh.Count}");
            return fresh.Count;
        }, token);
    }

    private static Invalid TooMany() => new("known_bad_drafts", Words.Fill($"must be at most {KnownBadDraftRules.Most} altogether."));

    private static KnownBadDraftEdit EditOf(KnownBadDraft draft) =>
        new(draft.CustomerWords, draft.Bubbles, draft.Fault, draft.Category, draft.BadWords, draft.Language);

    private static KnownBadDraft Row(Guid id, KnownBadDraftEdit edit, string by, DateTimeOffset now)
    {
        KnownBadDraft row = new() { Id = id, CustomerWords = "", Bubbles = [], Fault = "", Category = default, Language = "", UpdatedAt = now, UpdatedBy = by };
        Put(row, edit);
        return row;
    }

    private static void Put(KnownBadDraft draft, KnownBadDraftEdit edit)
    {
        draft.CustomerWords = edit.CustomerWords.Trim();
        draft.Bubbles = [.. edit.Bubbles.Select(b => b.Trim())];
        (draft.Fault, draft.Category, draft.Language) = (edit.Fault.Trim(), edit.Category, edit.Language);
        draft.BadWords = string.IsNullOrWhiteSpace(edit.BadWords) ? null : edit.BadWords.Trim();
    }

    private async Task<Outcome<Guid>> ChangeAsync(Guid id, uint version, string deed, Actor actor, Action<KnownBadDraft> change, CancellationToken token)
    {
        IReadOnlyList<LiveChange> withdrawn = [];
        var outcome = await ChangeAsync<Guid>(async (db, now) =>
        {
            // Whoever is placing it at this moment holds the row, and comes before this.
            var found = await db.KnownBadDrafts.FromSql($"SELECT *, xmin FROM known_bad_drafts WHERE id = {id} FOR UPDATE").ToListAsync(token);
            if (found is not [var draft]) return new NotFound(Words.Of("The known-bad draft"));
            if (draft.Version != version) return new Changed(Words.Of("The known-bad draft"));
            change(draft);
            (draft.UpdatedAt, draft.UpdatedBy) = (now, actor.Name);
            withdrawn = await withdrawal.WithdrawAsync(db, db.PlacedChecks.Where(c => c.KnownBadId == id), token);
            db.Record(actor, deed, $"known_bad:{id}", now);
            return id;
        }, token);
        if (outcome.Succeeded) feed.Publish(withdrawn);
        return outcome;
    }

    private async Task<Outcome<T>> ChangeAsync<T>(Func<NadiaDbContext, DateTimeOffset, Task<Outcome<T>>> change, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        var outcome = await change(db, clock.GetUtcNow());
        if (!outcome.Succeeded) return outcome;
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        feed.Publish(LiveChange.Check(""));
        return outcome;
    }
}
