using System.Diagnostics;

namespace Nadia.Web.Hosting.Embedded;

/// <summary>
/// One run of a server that cannot outlive the app. A small shell stands between them and reads from a pipe that only the app holds open:
/// when the app ends in any way, kill -9 included, the pipe closes and the shell asks the server to stop (SIGINT).
/// (A parent-death signal is no use: it fires when the starting thread ends, not the process.)
/// Guard and server get a session of their own, so that Ctrl+C in the terminal reaches the app first and the servers only when it is done with them.
/// </summary>
internal sealed class GuardedProcess : IAsyncDisposable
{
    // The lines up to a single "." are the server's standard input; after them the pipe is only a sign of life.
    // SIGINT is repeated: a server that is just starting may not listen to it yet.
    private const string Guard = """
        exec 2>&1
        input= ready=
        while IFS= read -r line; do
          if [ "$line" = . ]; then ready=1; break; fi
          input="$input$line
        "
        done
        [ -n "$ready" ] || exit 1
        exec 3<&0
        printf %s "$input" | "$@" 3<&- &
        server=$!
        (
          read -r line <&3
          tries=0
          while [ $tries -lt 60 ] && kill -INT $server; do sleep 1; tries=$((tries + 1)); done
        ) >/dev/null 2>&1 &
        watcher=$!
        wait $server
        status=$?
        kill $watcher 2>/dev/null
        exit $status
        """;

    private static readonly string? Setsid = new[] { "/usr/bin/setsid", "/bin/setsid" }.FirstOrDefault(File.Exists);

    private readonly Process _process;
    private readonly Task _drained;
    private bool _closed;

    private GuardedProcess(Process process, ServerLog log)
    {
        _process = process;
        _drained = DrainAsync(process.StandardOutput, log);
        Exited = process.WaitForExitAsync(CancellationToken.None);
    }

    /// <summary>Completes when the server has ended, for whatever reason.</summary>
    public Task Exited { get; }

    /// <summary>The server's exit code, once it has ended.</summary>
    public int ExitCode => _process.ExitCode;

    /// <exception cref="EmbeddedServerException">The shell cannot be started.</exception>
    public static async Task<GuardedProcess> StartAsync(ServerCommand command, ServerLog log, CancellationToken token)
    {
        var script = Setsid is null ? "set -m\n" + Guard : Guard;
        string[] shell = ["-c", script, "guard", command.Program, .. command.Arguments];
        var info = Setsid is null
            ? ServerCommand.Describe("/bin/sh", shell, command.User)
            : ServerCommand.Describe(Setsid, ["/bin/sh", .. shell], command.User);
        info.RedirectStandardError = false;
        var run = new GuardedProcess(ServerCommand.StartOrExplain(info), log);
        var input = command.Input.Length == 0 || command.Input.EndsWith('\n') ? command.Input : command.Input + "\n";
        await run._process.StandardInput.WriteAsync((input + ".\n").AsMemory(), token);
        await run._process.StandardInput.FlushAsync(token);
        return run;
    }

    /// <summary>Asks the server to stop and waits until it has, at most <paramref name="patience"/>. False: it is still busy and will end by itself.</summary>
    public async Task<bool> StopAsync(TimeSpan patience)
    {
        CloseInput();
        try
        {
            await Exited.WaitAsync(patience);
            await _drained.WaitAsync(patience);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    public ValueTask DisposeAsync()
    {
        CloseInput();
        _process.Dispose();
        return ValueTask.CompletedTask;
    }

    private void CloseInput()
    {
        if (_closed)
            return;
        _closed = true;
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The guard has ended already.
        }
    }

    private static async Task DrainAsync(StreamReader output, ServerLog log)
    {
        try
        {
            while (await output.ReadLineAsync() is { } line)
                log.Write(line);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The pipe went away with its process.
        }
    }
}
