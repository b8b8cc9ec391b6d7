using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Nadia.Core.Data;
using Nadia.Core.Live;

namespace Nadia.Core.Safety;

/// <summary>
/// The constitution in use, made ready once and again when a rule has changed on any node. While the database is away the last one
/// known goes on; before the first, the one that ships.
/// </summary>
public sealed class ConstitutionBook : IDisposable
{
    private static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(30);

    private readonly IDbContextFactory<NadiaDbContext> contexts;
    private readonly TimeProvider clock;
    private readonly ILogger<ConstitutionBook> log;
    private readonly LiveSubscription subscription;
    private readonly SemaphoreSlim reading = new(1);
    private Edition edition = new(Constitution.Starter, "", default);
    private volatile bool outdated = true;

    public ConstitutionBook(IDbContextFactory<NadiaDbContext> contexts, LiveFeed feed, TimeProvider clock, ILogger<ConstitutionBook> log)
    {
        (this.contexts, this.clock, this.log) = (contexts, clock, log);
        subscription = feed.Subscribe(change => change.Topic is LiveTopic.Safety or LiveTopic.Everything, _ =>
        {
            Outdate();
            return Task.CompletedTask;
        }, TimeSpan.Zero);
    }

    /// <summary>As of the last reading: for what must not wait, such as a text that is being typed.</summary>
    public Constitution Latest => edition.Constitution;

    public async Task<Constitution> ReadAsync(CancellationToken token)
    {
        if (!IsDue) return Latest;
        await reading.WaitAsync(token);
        try
        {
            if (IsDue) await ReloadAsync(token);
        }
        catch (Exception e) when (!token.IsCancellationRequested)
        {
            log.LogWarning("The safety rules could not be read; the last ones known stay in force ({Kind})", e.GetType().Name);
        }
        finally
        {
            reading.Release();
        }

        return Latest;
    }

    /// <summary>A rule has changed: the next reading asks the database.</summary>
    internal void Outdate() => outdated = true;

    public void Dispose()
    {
        subscription.Dispose();
        reading.Dispose();
    }

    private bool IsDue => outdated || clock.GetUtcNow() - edition.ReadAt > FreshFor;

    private async Task ReloadAsync(CancellationToken token)
    {
        outdated = false;
        await using var db = await contexts.CreateDbContextAsync(token);
        var rules = await db.SafetyRules.AsNoTracking().OrderBy(r => r.Name).ToListAsync(token);
        var stamp = string.Join(' ', rules.Select(r => $"{r.Name}:{r.Version}"));
        var constitution = stamp == edition.Stamp ? edition.Constitution : Constitution.Of(rules.Select(r => r.Definition), log);
        edition = new(constitution, stamp, clock.GetUtcNow());
    }

    private sealed record Edition(Constitution Constitution, string Stamp, DateTimeOffset ReadAt);
}
