using Nadia.Web.Hosting.Embedded;

namespace Nadia.Tests.Web.Hosting;

/// <summary>What everybody on the machine can see of its processes.</summary>
internal static class Processes
{
    public static async Task<string> CommandLinesAsync()
    {
        if (Directory.Exists("/proc/self"))
            return string.Join('\n', Directory.GetDirectories("/proc").Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0])).Select(Read));
        var (_, output) = await new ServerCommand("/bin/ps", ["-ww", "-ax", "-o", "command="]).RunAsync(TestContext.Current.CancellationToken);
        return output;
    }

    private static string Read(string folder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, "cmdline"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
