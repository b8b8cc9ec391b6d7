using System.Collections.Concurrent;
using System.Globalization;
using Nadia.Core.Common;
using Nadia.Core.Live;
using Nadia.Core.Rehearsals;

namespace Nadia.Bot.Sandbox.Rehearsal;

/// <summary>
/// Plays scenarios in the sandbox: each customer is new, and everything they do goes through the real inbox. Rehearsals live in this process:
/// a restart ends them, and what was written stays.
/// </summary>
public sealed class RehearsalPlayer(RehearsalActing acting, SandboxService sandbox, IdSource ids, LiveFeed feed, TimeProvider clock) : IDisposable
{
    public const int MaxRuns = 5;

    /// <summary>How much faster than life a rehearsal may run.</summary>
    public const double MaxSpeed = 10;

    private readonly ConcurrentDictionary<string, RehearsalRun> runs = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource over = new();
    private bool disposed;

    /// <summary>The rehearsals that run on this node, oldest first.</summary>
    /// <returns>Refusals: Forbidden.</returns>
    public Outcome<IReadOnlyList<RehearsalView>> Running(Actor actor) =>
        actor.MustReview(Words.Of("rehearse")) is { } refusal ? refusal : runs.Values.OrderBy(r => r.StartedAt).Select(r => r.View).ToList();

    /// <param name="speed">1 for life's own pace, up to 10.</param>
    /// <returns>The rehearsal. Refusals: Forbidden, NotFound (an unknown scenario, or the sandbox is off), Invalid, TooManyRehearsals.</returns>
    public Outcome<RehearsalView> Start(string key, double speed, Actor actor)
    {
        if (actor.MustReview(Words.Of("rehearse")) is { } refusal) return refusal;
        if (!sandbox.IsEnabled) return new NotFound(Words.Of("The sandbox (it is off)"));
        if (RehearsalScenarios.Find(key) is not { } scenario) return new NotFound(Words.Of("The scenario"));
        if (speed is not (>= 1 and <= MaxSpeed)) return new Invalid("speed", Words.Fill($"must be 1 to {MaxSpeed}."));
        if (runs.Count >= MaxRuns) return new TooManyRehearsals();
        var run = new RehearsalRun(string.Create(CultureInfo.InvariantCulture, $"{RehearsedFaults.ChatPrefix}{ids.NewId():N}"), scenario, clock.GetUtcNow(), over.Token);
        // Not on the caller's circuit, which has other things to do for the minutes that it takes.
        run.Playing = Task.Run(() => PlayAsync(run, speed, actor));
        runs[run.Id] = run;
        if (run.Playing.IsCompleted) runs.TryRemove(run.Id, out _);
        return run.View;
    }

    /// <summary>Ends a rehearsal; what was written stays. One that is over already is stopped as well.</summary>
    /// <returns>Refusals: Forbidden.</returns>
    public async Task<Outcome<Done>> StopAsync(string id, Actor actor)
    {
        if (actor.MustReview(Words.Of("rehearse")) is { } refusal) return refusal;
        if (!runs.TryGetValue(id, out var run)) return Done.It;
        await run.StopAsync();
        await run.Playing;
        return Done.It;
    }

    // May be called twice: more than one container can hold it.
    public void Dispose()
    {
        if (Interlocked.Exchange(ref disposed, true)) return;
        over.Cancel();
        over.Dispose();
    }

    private async Task PlayAsync(RehearsalRun run, double speed, Actor actor)
    {
        await Task.WhenAll(run.Scenario.Parts.Select((part, i) => acting.PlayAsync(run, part, i + 1, speed, actor)));
        runs.TryRemove(run.Id, out _);
        run.Dispose();
        feed.Publish(LiveChange.Rehearsal);
    }
}
