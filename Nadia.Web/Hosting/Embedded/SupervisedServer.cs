namespace Nadia.Web.Hosting.Embedded;

/// <summary>
/// Keeps a private server running while the app runs: one that dies is reported in one critical line and started again at the same address,
/// at once and then with growing pauses (0.5 s up to 30 s), so the app's own connections recover.
/// </summary>
internal sealed class SupervisedServer : IAsyncDisposable
{
    // Recovery after a crash can take minutes on a big database; a server that will never answer ends by itself long before.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(60);

    private readonly IPrivateServer _server;
    private readonly ServerLog _output;
    private readonly ILogger _log;
    private readonly CancellationTokenSource _stopping = new();
    private GuardedProcess _run;
    private Task _watching = Task.CompletedTask;

    private SupervisedServer(IPrivateServer server, ServerLog output, ILogger log, GuardedProcess run) =>
        (_server, _output, _log, _run) = (server, output, log, run);

    /// <summary>Starts the server and waits until it answers.</summary>
    /// <exception cref="EmbeddedServerException">It ended, or did not answer in five minutes.</exception>
    public static async Task<SupervisedServer> StartAsync(IPrivateServer server, ServerLog output, ILogger log, CancellationToken token)
    {
        var run = await LaunchAsync(server, output, token);
        var supervised = new SupervisedServer(server, output, log, run);
        supervised._watching = Task.Run(supervised.WatchAsync, CancellationToken.None);
        return supervised;
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _watching;
        if (!await _run.StopAsync(StopPatience))
            _log.LogWarning("{Server} is still stopping after {Seconds} s; it ends by itself.", _server.Name, StopPatience.TotalSeconds);
        await _run.DisposeAsync();
        _output.Dispose();
        _stopping.Dispose();
    }

    private static async Task<GuardedProcess> LaunchAsync(IPrivateServer server, ServerLog output, CancellationToken token)
    {
        await server.PrepareAsync(token);
        output.ForgetTail();
        var run = await GuardedProcess.StartAsync(server.Command, output, token);
        try
        {
            await UntilItAnswersAsync(server, run, output, token);
            return run;
        }
        catch
        {
            await run.StopAsync(StopPatience);
            await run.DisposeAsync();
            throw;
        }
    }

    private static async Task UntilItAnswersAsync(IPrivateServer server, GuardedProcess run, ServerLog output, CancellationToken token)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(token);
        patience.CancelAfter(Patience);
        try
        {
            while (!await server.AnswersAsync(patience.Token))
            {
                await Task.WhenAny(run.Exited, Task.Delay(25, patience.Token));
                patience.Token.ThrowIfCancellationRequested();
                if (!run.Exited.IsCompleted)
                    continue;
                await run.StopAsync(StopPatience);
                throw new EmbeddedServerException($"{server.Name} ended while starting: {output.Reason} (its log: {output.Path})");
            }
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
            throw new EmbeddedServerException($"{server.Name} did not answer within {Patience.TotalMinutes} minutes (its log: {output.Path}).");
        }
    }

    private async Task WatchAsync()
    {
        try
        {
            while (true)
            {
                await _run.Exited.WaitAsync(_stopping.Token);
                _log.LogCritical("{Server} ended by itself with code {Code}: {Reason} Starting it again; its log is {Log}.",
                    _server.Name, _run.ExitCode, _output.Reason, _output.Path);
                await _run.DisposeAsync();
                _run = await RelaunchAsync();
                _log.LogInformation("{Server} is back.", _server.Name);
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The app stops.
        }
    }

    private async Task<GuardedProcess> RelaunchAsync()
    {
        for (var pause = TimeSpan.FromSeconds(0.5); ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                return await LaunchAsync(_server, _output, _stopping.Token);
            }
            catch (Exception e) when (e is EmbeddedServerException or IOException)
            {
                _log.LogError("{Reason} Next try in {Seconds} s.", e.Message, pause.TotalSeconds);
                await Task.Delay(pause, _stopping.Token);
            }
        }
    }
}
