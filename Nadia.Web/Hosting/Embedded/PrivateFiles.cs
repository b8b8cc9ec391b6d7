namespace Nadia.Web.Hosting.Embedded;

/// <summary>Files and folders that only their owner may read (0600 and 0700).</summary>
internal static class PrivateFiles
{
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = OwnerFile | UnixFileMode.UserExecute;

    /// <summary>Creates the folder with mode 0700; one that exists is left as it is.</summary>
    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            throw new EmbeddedServerException("Private servers need Linux or macOS: on Windows name outside ones with ConnectionStrings__Postgres and ConnectionStrings__Redis.");
        Directory.CreateDirectory(path, OwnerFolder);
    }

    /// <summary>Lets other users pass through the folder (but not list it) to what inside belongs to them.</summary>
    public static void LetOthersPass(string folder)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
    }

    /// <summary>Writes the text so that a reader sees the old file or the new one, never a part, and only the owner sees any.</summary>
    public static async Task WriteAsync(string path, string text, CancellationToken token)
    {
        var draft = path + ".new";
        File.Delete(draft);
        await using (var writer = new StreamWriter(draft, Options(FileMode.CreateNew)))
            await writer.WriteAsync(text.AsMemory(), token);
        File.Move(draft, path, overwrite: true);
    }

    /// <summary>Opens a file for appending that only the owner reads; others may read it while it is written.</summary>
    public static StreamWriter Append(string path) => new(path, Options(FileMode.Append, FileShare.Read)) { AutoFlush = true };

    /// <summary>Holds an advisory lock on the file as long as the stream is open, or answers null when another process holds it.</summary>
    public static FileStream? TryLock(string path)
    {
        try
        {
            return new FileStream(path, Options(FileMode.OpenOrCreate, FileShare.None));
        }
        catch (IOException e) when (e is not (FileNotFoundException or DirectoryNotFoundException or PathTooLongException))
        {
            return null;
        }
    }

    private static FileStreamOptions Options(FileMode mode, FileShare share = FileShare.None)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = share };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerFile;
        return options;
    }
}
