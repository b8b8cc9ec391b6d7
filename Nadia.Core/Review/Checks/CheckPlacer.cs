using System.Runtime.ExceptionServices;
using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Data;
using Nadia.Core.Live;

namespace Nadia.Core.Review.Checks;

/// <summary>
/// Puts a known-bad draft into the queue for each reviewer whose turn has come. Any node may look; the index on the waiting checks lets one
/// of them place it. A check that waits too long is withdrawn, so that none grows old enough to be conspicuous.
/// </summary>
public sealed class CheckPlacer(
    IDbContextFactory<NadiaDbContext> contexts, CheckRuleBook rules, CheckWriter writer, CheckWithdrawal withdrawal, IdSource ids, LiveFeed feed, TimeProvider clock)
{
    /// <summary>How long a check may wait for somebody.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(8);

    /// <summary>Places what is due and withdraws what waited too long. Without checks switched on it does nothing.</summary>
    /// <returns>How many checks were placed.</returns>
    public async Task<int> LookAsync(CancellationToken token)
    {
        if (!(await rules.ReadAsync(token)).On) return 0;
        await WithdrawOldAsync(token);
        var (placed, failed) = (0, (Exception?)null);
        foreach (var reviewer in await DueAsync(token))
        {
            try
            {
                placed += await PlaceAsync(reviewer, token) ? 1 : 0;
            }
            catch (Exception e) when (!token.IsCancellationRequested)
            {
                // What fails for one does not keep the others waiting.
                failed ??= e;
            }
        }

        if (failed is not null) ExceptionDispatchInfo.Throw(failed);
        return placed;
    }

    private async Task<List<string>> DueAsync(CancellationToken token)
    {
        var every = (await rules.ReadAsync(token)).Every;
        await using var db = await contexts.CreateDbContextAsync(token);
        var turns = await db.CheckTurns.AsNoTracking()
            .Where(t => !db.PlacedChecks.Any(c => c.PlacedFor == t.ReviewerId && c.SettledAt == null))
            .Where(t => !db.Users.Any(u => u.Id == t.ReviewerId && u.DisabledAt != null))
            .OrderBy(t => t.ReviewerId)
            .ToListAsync(token);
        return [.. turns.Where(t => CheckPace.IsDue(t.Decisions, every, t.DuePercent)).Select(t => t.ReviewerId)];
    }

    private async Task<bool> PlaceAsync(string reviewerId, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        // The setting is held: whoever switches checks off waits for this one, and withdraws it.
        var setting = await db.Database.SqlQuery<string>($"""SELECT value AS "Value" FROM settings WHERE key = {CheckRuleBook.Key} FOR SHARE""").ToListAsync(token);
        if (!CheckRuleBook.Parse(setting.SingleOrDefault()).On) return false;
        if (await ChooseAsync(db, reviewerId, token) is not { } chosen) return false;
        try
        {
            var draft = await writer.WriteAsync(db, chosen, reviewerId, token);
            await db.SaveChangesAsync(token);
            await CheckWriter.JoinAccountAsync(db, draft, token);
            await transaction.CommitAsync(token);
            feed.Publish(LiveChange.Draft(draft.Id), LiveChange.Conversation(draft.ConversationId));
            return true;
        }
        catch (DbUpdateException e) when (e.IsUniqueViolation())
        {
            // Another node was faster, or the invented id is taken: the next look tries again.
            return false;
        }
    }

    /// <summary>One that the reviewer has not met yet, else the one they met longest ago; never one that waits in the queue already.</summary>
    private async Task<KnownBadDraft?> ChooseAsync(NadiaDbContext db, string reviewerId, CancellationToken token)
    {
        var candidates = await db.KnownBadDrafts
            .Where(d => d.RetiredAt == null && !db.PlacedChecks.Any(c => c.KnownBadId == d.Id && c.SettledAt == null))
            .Select(d => new { d.Id, Met = db.CheckOutcomes.Where(o => o.KnownBadId == d.Id && o.ReviewerId == reviewerId).Max(o => (DateTimeOffset?)o.DecidedAt) })
            .ToListAsync(token);
        var unmet = candidates.Where(c => c.Met is null).ToList();
        var first = unmet.Count > 0 ? unmet[CheckPace.Pick(ids.NewId(), unmet.Count)] : candidates.MinBy(c => c.Met);
        if (first is null) return null;
        var held = await db.KnownBadDrafts.FromSql($"SELECT *, xmin FROM known_bad_drafts WHERE id = {first.Id} AND retired_at IS NULL FOR SHARE").AsNoTracking().ToListAsync(token);
        return held.SingleOrDefault();
    }

    private async Task WithdrawOldAsync(CancellationToken token)
    {
        var now = clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        var old = db.PlacedChecks.Where(c => c.SettledAt == null && c.PlacedAt < now - Longest && !db.Claims.Any(l => l.DraftId == c.DraftId && l.Until > now));
        // Their turn begins anew, or the next one would come at once.
        var missed = await old.Select(c => c.PlacedFor).ToListAsync(token);
        var changes = await withdrawal.WithdrawAsync(db, old, token);
        await db.CheckTurns.Where(t => missed.Contains(t.ReviewerId)).ExecuteUpdateAsync(set => set.SetProperty(t => t.Decisions, 0), token);
        await transaction.CommitAsync(token);
        if (changes.Count > 0) feed.Publish(changes);
    }
}
