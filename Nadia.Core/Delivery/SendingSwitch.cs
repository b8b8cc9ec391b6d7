using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Data;
using Nadia.Core.Live;
using Nadia.Core.Team;

namespace Nadia.Core.Delivery;

/// <summary>
/// The global switch: while sending is paused no bubble is handed over on any account or node. Bubbles wait in their order, and go on
/// by themselves when it is resumed.
/// </summary>
public sealed class SendingSwitch(IDbContextFactory<NadiaDbContext> contexts, LiveFeed feed, TimeProvider clock)
{
    public const int MaxReason = 200;

    /// <summary>
    /// Once this has returned nothing more is handed over; what was handed over before may still arrive. Pausing again changes
    /// nothing and answers the pause that is there.
    /// </summary>
    /// <param name="reason">1 to 200 characters.</param>
    /// <returns>Refusals: Forbidden, Invalid.</returns>
    public async Task<Outcome<SendingPause>> PauseAsync(string reason, Actor actor, CancellationToken token)
    {
        if ((actor.MustAdminister(Words.Of("pause sending")) ?? TextRules.Required("reason", reason, MaxReason)) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        await db.HoldGateAsync(token);
        if (await db.ReadPauseAsync(token) is { } already) return already;
        var pause = new SendingPause(actor.Name, clock.GetStorableNow(), reason.Trim());
        db.Settings.Add(SendingGate.ToSetting(pause, actor));
        db.Record(actor, "sending.pause", "sending", pause.Since, pause.Reason);
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        feed.Publish(LiveChange.Sending);
        return pause;
    }

    /// <summary>Lets bubbles leave again. Resuming what is not paused changes nothing.</summary>
    /// <returns>Refusals: Forbidden.</returns>
    public async Task<Outcome<Done>> ResumeAsync(Actor actor, CancellationToken token)
    {
        if (actor.MustAdminister(Words.Of("resume sending")) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        await db.HoldGateAsync(token);
        if (await db.Settings.Where(s => s.Key == SendingGate.Key).ExecuteDeleteAsync(token) == 0) return Done.It;
        db.Record(actor, "sending.resume", "sending", clock.GetUtcNow());
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        feed.Publish(LiveChange.Sending);
        return Done.It;
    }
}
