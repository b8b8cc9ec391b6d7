using System.Diagnostics;
using Nadia.Tests.Support;

namespace Nadia.Tests.House;

/// <summary>What <c>./run</c> and <c>./test</c> remember of whether the Telegram library can be restored, with a probe that answers as told.</summary>
public sealed class TelegramProbeTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_machine_that_never_had_the_library_is_asked_once_a_day()
    {
        Assert.Equal("false", await ChooseAsync(canRestore: false));
        Assert.Equal("false", await ChooseAsync(canRestore: true));
        Age();
        Assert.Equal("true", await ChooseAsync(canRestore: true));
    }

    [Fact]
    public async Task An_outage_on_a_machine_that_had_the_library_is_not_remembered()
    {
        Assert.Equal("true", await ChooseAsync(canRestore: true));
        Assert.Equal("true", await ChooseAsync(canRestore: false));
        Age();
        Assert.Equal("false", await ChooseAsync(canRestore: false));
        Assert.Equal("false", await ChooseAsync(canRestore: false));
        Assert.Equal("true", await ChooseAsync(canRestore: true));
        Assert.Equal("true", await ChooseAsync(canRestore: false));
    }

    [Fact]
    public async Task An_outage_with_new_package_versions_is_not_remembered_either()
    {
        Assert.Equal("true", await ChooseAsync(canRestore: true));
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "Directory.Packages.props"), "<Project><!-- newer --></Project>", TestContext.Current.CancellationToken);
        Assert.Equal("false", await ChooseAsync(canRestore: false));
        Assert.Equal("true", await ChooseAsync(canRestore: true));
    }

    [Fact]
    public async Task What_is_said_from_outside_is_not_asked_for() => Assert.Equal("false", await ChooseAsync(canRestore: true, said: "false"));

    private void Age() => File.SetLastWriteTimeUtc(Path.Combine(folder.Path, "artifacts", "telegram-probe"), TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-2));

    private async Task<string> ChooseAsync(bool canRestore, string? said = null)
    {
        var probe = canRestore ? "true" : "false";
        var start = new ProcessStartInfo("bash", ["-euo", "pipefail", "-c", $". \"$1\"; probe_telegram() {{ {probe}; }}; choose_telegram; printf %s \"$NadiaTelegram\"", "choose", Script])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["HOME"] = folder.Path;
        start.Environment["NadiaTelegram"] = said ?? "";
        using var bash = Process.Start(start)!;
        var (chosen, told) = (bash.StandardOutput.ReadToEndAsync(), bash.StandardError.ReadToEndAsync());
        await bash.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(bash.ExitCode == 0, await told);
        return await chosen;
    }

    private static string Script
    {
        get
        {
            var root = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(root.FullName, "Nadia.sln"))) root = root.Parent!;
            return Path.Combine(root.FullName, "scripts", "setup.sh");
        }
    }
}
