using System.Globalization;

namespace Nadia.Web.Hosting.Embedded;

/// <summary>
/// A server that outlived a killed app, or the pid file that a killed server left. The data folder's lock is ours by now,
/// so whatever still runs on these files belongs to nobody.
/// </summary>
internal static class PostgresLeftover
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Stops the server that still runs on the folder, and removes a pid file that names a process which is no such server.</summary>
    /// <exception cref="EmbeddedServerException">It does not stop within a minute.</exception>
    public static async Task ClearAsync(string folder, ILogger log, CancellationToken token)
    {
        var file = Path.Combine(folder, "postmaster.pid");
        if (ReadPid(file) is not { } pid)
            return;
        if (!await RunsOnAsync(pid, folder, token))
        {
            // After a restart of the machine another process may carry this number, and PostgreSQL would refuse to start.
            File.Delete(file);
            return;
        }

        log.LogInformation("Stopping the PostgreSQL server that an earlier run left behind (process {Pid}).", pid);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(token);
        patience.CancelAfter(Patience);
        await new ServerCommand("/bin/kill", ["-INT", pid.ToString(CultureInfo.InvariantCulture)]).RunAsync(token);
        try
        {
            while (await RunsOnAsync(pid, folder, patience.Token))
                await Task.Delay(50, patience.Token);
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
            throw new EmbeddedServerException($"The PostgreSQL server of an earlier run (process {pid}) does not stop: stop it, then start again.");
        }
    }

    private static int? ReadPid(string file)
    {
        try
        {
            return int.TryParse(File.ReadLines(file).FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var pid) ? pid : null;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static async Task<bool> RunsOnAsync(int pid, string folder, CancellationToken token)
    {
        if (Directory.Exists("/proc/self"))
            return new FileInfo($"/proc/{pid}/cwd").LinkTarget is { } home && home == folder;
        var (code, command) = await new ServerCommand("/bin/ps", ["-ww", "-o", "command=", "-p", $"{pid}"]).RunAsync(token);
        return code == 0 && command.Contains("postgres", StringComparison.Ordinal) && command.Contains(folder, StringComparison.Ordinal);
    }
}
