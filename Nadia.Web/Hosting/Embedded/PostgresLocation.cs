using System.Security.Cryptography;
using System.Text;

namespace Nadia.Web.Hosting.Embedded;

/// <summary>
/// Where the cluster's files are and who owns them. Usually <c>postgres/</c> in the data folder. An app that is root runs the server as
/// a lesser user, who may be unable to reach the data folder (a checkout under /root): the files then live under /var/lib/nadia,
/// and the data folder remembers where.
/// </summary>
internal sealed record PostgresLocation(string Folder, string? User) : IDisposable
{
    private const string Elsewhere = "/var/lib/nadia";
    private const string Pointer = "postgres.location";
    private FileStream? _lock;

    /// <summary>The major version whose data is there, or null where there is none yet.</summary>
    /// <exception cref="EmbeddedServerException">The files belong to another user.</exception>
    public int? Major()
    {
        var file = Path.Combine(Folder, "PG_VERSION");
        try
        {
            if (!Directory.Exists(Folder) || !Directory.EnumerateFileSystemEntries(Folder).Any())
                return null;
            return int.TryParse(File.ReadAllText(file).Trim().Split('.')[0], out var major) ? major
                : throw new EmbeddedServerException($"{file} names no PostgreSQL version: the data in {Folder} is spoilt, bring it back from a backup.");
        }
        catch (FileNotFoundException e)
        {
            throw new EmbeddedServerException($"{Folder} is not empty and holds no PostgreSQL data: move its files away, or name another folder with NADIA_DATA.", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new EmbeddedServerException($"The PostgreSQL data in {Folder} belongs to another user: start as that user (root, if it was first started as root), or name another folder with NADIA_DATA.", e);
        }
    }

    /// <summary>Finds the place, or chooses one where there is none yet.</summary>
    public static async Task<PostgresLocation> FindAsync(DataFolder data, ILogger log, CancellationToken token)
    {
        var pointer = data.Inside(Pointer);
        var folder = File.Exists(pointer) ? (await File.ReadAllTextAsync(pointer, token)).Trim() : data.Inside("postgres");
        if (!Environment.IsPrivilegedProcess)
            return new PostgresLocation(folder, null);

        var user = await OwnerAsync(folder, token) ?? ServiceUser.Find("postgres", "_postgres", "nobody")
            ?? throw new EmbeddedServerException("PostgreSQL refuses to run as root and this machine has no user named postgres: create one (useradd --system postgres), or start as another user.");
        PrivateFiles.LetOthersPass(data.Path);
        if (File.Exists(pointer))
            return new PostgresLocation(folder, user).Claim(data);
        if (await ReachesAsync(user, data.Path, token))
            return new PostgresLocation(folder, user);

        folder = Path.Combine(Elsewhere, $"{Fingerprint(data.Path)}-{RandomNumberGenerator.GetHexString(6, lowercase: true)}");
        Directory.CreateDirectory(Elsewhere);
        PrivateFiles.LetOthersPass(Elsewhere);
        log.LogInformation("The user {User} cannot reach {Data}: the private PostgreSQL keeps its files in {Folder}.", user, data.Path, folder);
        await PrivateFiles.WriteAsync(pointer, folder + "\n", token);
        return new PostgresLocation(folder, user).Claim(data);
    }

    /// <summary>Makes an empty folder that belongs to the server's user alone.</summary>
    public async Task CreateAsync(string folder, CancellationToken token)
    {
        PrivateFiles.CreateFolder(folder);
        if (User is null)
            return;
        var (code, output) = await new ServerCommand("chown", [$"{User}:", folder]).RunAsync(token);
        if (code != 0)
            throw new EmbeddedServerException($"{folder} cannot be given to the user {User}: {output}");
    }

    public void Dispose() => _lock?.Dispose();

    // A copied data folder points at the same files: two apps must not both run them.
    private PostgresLocation Claim(DataFolder data)
    {
        _lock = PrivateFiles.TryLock(Folder + ".lock") ?? throw new EmbeddedServerException(
            $"The PostgreSQL data in {Folder} is in use by another running NADIA, whose data folder {data.Path} is a copy of: delete {data.Inside(Pointer)} to start afresh.");
        return this;
    }

    private static async Task<string?> OwnerAsync(string folder, CancellationToken token)
    {
        if (!Directory.Exists(folder) || OperatingSystem.IsMacOS())
            return null;
        var (code, owner) = await new ServerCommand("stat", ["-c", "%U", folder]).RunAsync(token);
        return code == 0 && owner is not ("root" or "UNKNOWN") ? owner : null;
    }

    private static async Task<bool> ReachesAsync(string user, string folder, CancellationToken token) =>
        (await new ServerCommand("/bin/sh", ["-c", "cd \"$1\"", "sh", folder], user).RunAsync(token)).ExitCode == 0;

    private static string Fingerprint(string path) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..12];
}
