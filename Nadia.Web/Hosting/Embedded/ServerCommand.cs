using System.Diagnostics;

namespace Nadia.Web.Hosting.Embedded;

/// <summary>A program with its arguments, and the user that runs it (null: the app's own).</summary>
/// <param name="Input">What the program reads from its standard input: the place for secrets, which a command line would show to everybody.</param>
internal sealed record ServerCommand(string Program, IReadOnlyList<string> Arguments, string? User = null, string Input = "")
{
    private static readonly string[] Inherited = ["PATH", "TMPDIR", "TZ", "LD_LIBRARY_PATH"];

    /// <summary>Starts a process that gets none of the app's settings: keys and passwords in the environment are not the servers' business.</summary>
    public static ProcessStartInfo Describe(string program, IEnumerable<string> arguments, string? user)
    {
        var info = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = "/",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var kept = Inherited.Where(info.Environment.ContainsKey).ToDictionary(name => name, name => info.Environment[name]);
        info.Environment.Clear();
        foreach (var (name, value) in kept)
            info.Environment[name] = value;
        info.Environment["LC_ALL"] = OperatingSystem.IsMacOS() ? "en_US.UTF-8" : "C.UTF-8";
        if (user is not null)
            info.UserName = user;
        return info;
    }

    /// <summary>Runs the program to its end and answers its exit code and both its outputs in one text.</summary>
    /// <exception cref="EmbeddedServerException">It cannot be started.</exception>
    public async Task<(int ExitCode, string Output)> RunAsync(CancellationToken token)
    {
        using var process = StartOrExplain(Describe(Program, Arguments, User));
        try
        {
            var outputs = Task.WhenAll(process.StandardOutput.ReadToEndAsync(token), process.StandardError.ReadToEndAsync(token));
            await FeedAsync(process, token);
            var texts = await outputs;
            await process.WaitForExitAsync(token);
            return (process.ExitCode, string.Concat(texts).Trim());
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <exception cref="EmbeddedServerException">The program does not exist or may not be run.</exception>
    public static Process StartOrExplain(ProcessStartInfo info)
    {
        try
        {
            return Process.Start(info)!;
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or IOException)
        {
            throw new EmbeddedServerException($"{info.FileName} cannot be started: {e.Message}", e);
        }
    }

    private async Task FeedAsync(Process process, CancellationToken token)
    {
        try
        {
            await process.StandardInput.WriteAsync(Input.AsMemory(), token);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading; its exit code says why.
        }
    }
}
