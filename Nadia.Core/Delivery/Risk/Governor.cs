using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Nadia.Core.Accounts;
using Nadia.Core.Common;
using Nadia.Core.Data;
using Nadia.Core.Live;

namespace Nadia.Core.Delivery.Risk;

/// <summary>
/// Keeps Telegram accounts from being banned: looks at how each one sends, slows it at amber (twice the time between two bubbles) and pauses it at red, until
/// an admin resumes it. Judged from PostgreSQL, so every node sees the same light.
/// </summary>
public sealed class Governor(
    IDbContextFactory<NadiaDbContext> contexts, AccountStore accounts, IOptions<DeliveryOptions> options, LiveFeed feed, TimeProvider clock)
{
    /// <summary>A judgement this young is not made again.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<int, (RiskView Risk, DateTimeOffset At)> judged = new();

    /// <summary>What the watch last said; judgements in between are nobody's news.</summary>
    private readonly ConcurrentDictionary<int, RiskLevel> told = new();

    /// <summary>The account's light, at most 3 s old. Always green with <c>Delivery:Governor</c> off. For Telegram accounts only.</summary>
    public async Task<RiskView> JudgeAsync(int accountId, CancellationToken token) =>
        judged.TryGetValue(accountId, out var last) && clock.GetUtcNow() - last.At < Fresh ? last.Risk : (await LookAsync(accountId, token)).Risk;

    /// <summary>Judges anew and acts on it: a red account is paused, unless an admin resumed it meanwhile. Call it on the node that serves the account.</summary>
    public async Task<RiskView> WatchAsync(int accountId, CancellationToken token)
    {
        var (risk, forgivenAt) = await LookAsync(accountId, token);
        if (risk.Level == RiskLevel.Red)
        {
            var reason = Words.InEnglish(() => $"Paused before Telegram does it: {string.Join(' ', risk.Reasons)}");
            await accounts.PauseAsync(accountId, reason, forgivenAt, token);
        }

        if (risk.Level != told.GetValueOrDefault(accountId, RiskLevel.Green)) feed.Publish(LiveChange.Sending);
        told[accountId] = risk.Level;
        return risk;
    }

    private async Task<(RiskView Risk, DateTimeOffset? ForgivenAt)> LookAsync(int accountId, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        var now = clock.GetUtcNow();
        // Before the figures: a resume in between makes the judgement void, and does not go unnoticed.
        var forgivenAt = await db.ForgivenAtAsync(accountId, token);
        var figures = await db.FiguresAsync(accountId, now, DateTimeOffset.MinValue, token);
        var risk = new RiskView(RiskLevel.Green, figures, figures);
        if (options.Value.Governor)
        {
            risk = RiskRule.Judge(figures, forgivenAt is { } since ? await db.FiguresAsync(accountId, now, since, token) : figures);
        }

        judged[accountId] = (risk, now);
        return (risk, forgivenAt);
    }
}
