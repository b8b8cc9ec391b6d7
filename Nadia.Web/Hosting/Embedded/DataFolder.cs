namespace Nadia.Web.Hosting.Embedded;

/// <summary>
/// The folder in which one running app keeps its private servers: their data, passwords and logs.
/// Readable by its owner alone. The lock is the operating system's, so it vanishes when the app is killed.
/// </summary>
public sealed class DataFolder : IDisposable
{
    private readonly Lock _gate = new();
    private FileStream? _lock;

    private DataFolder(string path) => Path = path;

    /// <summary>The absolute path, without a trailing separator.</summary>
    public string Path { get; }

    /// <summary>Opens the folder that <c>NADIA_DATA</c> names, or else <c>.nadia</c> inside <paramref name="root"/>.</summary>
    public static DataFolder Open(IConfiguration configuration, string root)
    {
        var named = configuration["NADIA_DATA"];
        return Open(string.IsNullOrWhiteSpace(named) ? System.IO.Path.Combine(root, ".nadia") : named);
    }

    /// <summary>Creates the folder where it is missing (mode 0700). It is not locked yet: see <see cref="Claim"/>.</summary>
    /// <exception cref="EmbeddedServerException">The folder cannot be created.</exception>
    public static DataFolder Open(string path)
    {
        var full = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));
        try
        {
            PrivateFiles.CreateFolder(full);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EmbeddedServerException($"The data folder {full} cannot be created: {e.Message} Name another with NADIA_DATA.", e);
        }

        return new DataFolder(full);
    }

    /// <summary>The path of a file or folder inside.</summary>
    public string Inside(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>
    /// Takes the folder for this app until <see cref="Dispose"/>; a second call of the same owner does nothing.
    /// An app whose servers all run elsewhere never calls it, so that two nodes can start from one checkout.
    /// </summary>
    /// <exception cref="EmbeddedServerException">Another running app has it, or it belongs to another user.</exception>
    public void Claim()
    {
        try
        {
            lock (_gate)
                _lock ??= PrivateFiles.TryLock(Inside("lock")) ?? throw new EmbeddedServerException(
                    $"The data folder {Path} is in use by another running NADIA: stop that one, or name another folder with NADIA_DATA.");
        }
        catch (UnauthorizedAccessException e)
        {
            throw new EmbeddedServerException($"The data folder {Path} belongs to another user: start as that user, or name another folder with NADIA_DATA.", e);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _lock?.Dispose();
            _lock = null;
        }
    }
}
