using Nadia.Tests.Support;
using Nadia.Web.Hosting.Embedded;

namespace Nadia.Tests.Web.Hosting;

public sealed class ServerLogTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private string File => Path.Combine(_folder.Path, "server.log");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_keeps_the_last_run_beside_this_one()
    {
        WriteRun("first");
        WriteRun("second");
        Assert.Equal("second\n", System.IO.File.ReadAllText(File));
        Assert.Equal("first\n", System.IO.File.ReadAllText(File + ".1"));
    }

    [Fact]
    public void It_never_grows_past_its_limit()
    {
        using (var log = new ServerLog(File, limit: 1_000))
            for (var line = 0; line < 500; line++)
                log.Write($"line {line} of many");

        Assert.Equal(["server.log", "server.log.1"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Order());
        Assert.All(Directory.GetFiles(_folder.Path), file => Assert.InRange(new FileInfo(file).Length, 1, 1_000));
        Assert.EndsWith("line 499 of many\n", System.IO.File.ReadAllText(File), StringComparison.Ordinal);
    }

    [Fact]
    public void The_reason_of_an_end_is_its_fatal_line()
    {
        using var log = new ServerLog(File);
        log.Write("LOG:  starting");
        log.Write("FATAL:  the disk is full");
        log.Write("LOG:  database system is shut down");
        Assert.Equal("FATAL:  the disk is full", log.Reason);
    }

    private void WriteRun(string line)
    {
        using var log = new ServerLog(File);
        log.Write(line);
    }
}
