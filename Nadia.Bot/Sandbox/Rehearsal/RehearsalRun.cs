namespace Nadia.Bot.Sandbox.Rehearsal;

/// <summary>One rehearsal while it runs.</summary>
public sealed class RehearsalRun(string id, RehearsalScenario scenario, DateTimeOffset startedAt, CancellationToken nodeStops) : IDisposable
{
    private readonly CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(nodeStops);
    private int done;

    public string Id => id;

    public RehearsalScenario Scenario => scenario;

    public DateTimeOffset StartedAt => startedAt;

    public RehearsalView View => new(id, scenario.Name, Volatile.Read(ref done), scenario.Steps);

    internal Task Playing { get; set; } = Task.CompletedTask;

    internal CancellationToken Stopped => stop.Token;

    public void Dispose() => stop.Dispose();

    internal void Note() => Interlocked.Increment(ref done);

    internal async Task StopAsync()
    {
        try
        {
            await stop.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // It came to its end at this very moment.
        }
    }
}
