using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Nadia.Tests.Support;
using Nadia.Web.Hosting.Embedded;

namespace Nadia.Tests.Web.Hosting;

public sealed class KilledAppTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Cluster => Path.Combine(_folder.Path, "postgres");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Killing_the_real_app_stops_its_servers_and_leaves_a_folder_that_starts_again()
    {
        using var app = StartApp();
        await Eventually.TrueAsync(() => Task.FromResult(IsReady()));
        var postmaster = Postmaster.Pid(Cluster)!.Value;

        app.Kill(entireProcessTree: false);
        await app.WaitForExitAsync(Token).WaitAsync(TimeSpan.FromMinutes(1), Token);

        await Eventually.TrueAsync(() => Task.FromResult(!Postmaster.IsRunning(postmaster) && Postmaster.Pid(Cluster) is null));
        await Eventually.TrueAsync(async () => !(await Processes.CommandLinesAsync()).Contains(_folder.Path, StringComparison.Ordinal));
        using var data = DataFolder.Open(_folder.Path);
        await using var again = await EmbeddedPostgres.StartAsync(data, new EmbeddedPostgresOptions { Temporary = true }, NullLogger.Instance, Token);
        Assert.Equal(1, await Sql.ScalarAsync(again.ConnectionString, "SELECT 1"));
    }

    // The last line of the pid file says "ready" once the server takes connections.
    private bool IsReady()
    {
        var file = Path.Combine(Cluster, "postmaster.pid");
        return File.Exists(file) && File.ReadAllLines(file) is [.., var state] && state.Trim() == "ready";
    }

    private Process StartApp()
    {
        var info = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Nadia.Web.dll")])
        {
            WorkingDirectory = _folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        info.Environment["NADIA_DATA"] = _folder.Path;
        info.Environment["NADIA_URLS"] = "http://127.0.0.1:0";
        return Process.Start(info)!;
    }
}
