namespace Nadia.Tests.Support;

/// <summary>A folder of the system's temporary one that is deleted at the end.</summary>
public sealed class TestFolder(string prefix = "nadia-test-") : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory(prefix).FullName;

    public void Dispose()
    {
        if (Directory.Exists(Path))
            Directory.Delete(Path, recursive: true);
    }
}
