using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Nadia.Tests.Support;

namespace Nadia.Tests.Crash;

/// <summary>The real app as a process of its own, so that it can be killed without a chance to clean up.</summary>
internal sealed class AppProcess : IAsyncDisposable
{
    private const string ApiKey = "nadia_key-of-the-crash-tests-only";
    private readonly TestFolder folder = new();
    private readonly int port = FreePort();
    private readonly (string Key, string Value)[] settings;
    private Process? process;

    /// <param name="settings">As environment variables; they win over the defaults.</param>
    public AppProcess(string connectionString, params (string Key, string Value)[] settings)
    {
        ConnectionString = connectionString;
        this.settings = settings;
        Client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromSeconds(5) };
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ApiKey);
    }

    public HttpClient Client { get; }

    public string ConnectionString { get; }

    /// <summary>The processor time the app has taken so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process!.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Starts the app and waits until it answers that it is ready.</summary>
    public async Task StartAsync(CancellationToken token)
    {
        var info = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Nadia.Web.dll")])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (key, value) in Defaults()) info.Environment[key] = value;
        foreach (var (key, value) in settings) info.Environment[key] = value;
        process = Process.Start(info)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        for (var i = 0; i < 600; i++)
        {
            if (process.HasExited) throw new InvalidOperationException($"The app ended with code {process.ExitCode}.");
            if (await IsReadyAsync(token)) return;
            await Task.Delay(100, token);
        }

        throw new TimeoutException("The app was not ready within a minute.");
    }

    /// <summary>SIGKILL: nothing of the app gets to clean up.</summary>
    public async Task KillAsync()
    {
        if (process is null) return;
        process.Kill(entireProcessTree: false);
        // Its output ends with the last of its servers, which end by themselves when it is gone.
        await process.WaitForExitAsync(CancellationToken.None).WaitAsync(TimeSpan.FromMinutes(1));
        process.Dispose();
        process = null;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Client.Dispose();
        folder.Dispose();
    }

    private async Task<bool> IsReadyAsync(CancellationToken token)
    {
        try
        {
            using var answer = await Client.GetAsync("/health/ready", token);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !token.IsCancellationRequested)
        {
            return false;
        }
    }

    private Dictionary<string, string> Defaults() => new()
    {
        ["NADIA_DATA"] = folder.Path,
        ["NADIA_URLS"] = $"http://127.0.0.1:{port}",
        ["ConnectionStrings__Postgres"] = ConnectionString,
        ["NADIA_API_KEY"] = ApiKey,
        ["NADIA_ADMIN_EMAIL"] = "ada@example.com",
        ["NADIA_ADMIN_PASSWORD"] = "correct horse battery",
        ["Sandbox__Enabled"] = "true",
        ["Demo__Customers"] = "0",
        ["Drafting__QuietSeconds"] = "0",
        ["Drafting__MaxWaitSeconds"] = "0",
        ["Delivery__Cadence"] = "none",
        ["Delivery__UndoSeconds"] = "0",
        ["Api__RequestsPerMinute"] = "0",
        ["Logging__LogLevel__Microsoft"] = "Warning",
    };

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
