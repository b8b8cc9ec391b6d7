using System.Diagnostics;
using System.Globalization;
using Nadia.Tests.Support;
using Nadia.Web.Hosting.Embedded;

namespace Nadia.Tests.Web.Hosting;

/// <summary>The main process of a PostgreSQL server, seen from outside.</summary>
internal static class Postmaster
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static int? Pid(string folder)
    {
        try
        {
            return int.TryParse(File.ReadLines(Path.Combine(folder, "postmaster.pid")).FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var pid) ? pid : null;
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    public static bool IsRunning(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    public static async Task SignalAsync(int pid, string signal)
    {
        var (code, output) = await new ServerCommand("/bin/kill", [$"-{signal}", $"{pid}"]).RunAsync(Token);
        Assert.True(code == 0, output);
    }

    /// <summary>Starts a server that nobody guards, as a killed app would leave it.</summary>
    public static async Task<Process> StartUnguardedAsync(string folder)
    {
        var binaries = await PostgresBinaries.FindAsync(null, null, folder, Token);
        string[] arguments = ["-D", folder, "-c", "listen_addresses=127.0.0.1", "-c", $"port={LoopbackPort.Free()}", "-c", "unix_socket_directories="];
        var process = ServerCommand.StartOrExplain(ServerCommand.Describe(binaries.Postgres, arguments, ServiceUser.Find("postgres", "_postgres", "nobody")));
        await Eventually.TrueAsync(() => Task.FromResult(Pid(folder) == process.Id));
        return process;
    }
}
