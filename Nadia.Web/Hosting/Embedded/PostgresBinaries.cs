using System.Text.RegularExpressions;

namespace Nadia.Web.Hosting.Embedded;

/// <summary>The server's programs (initdb, postgres) of one major version on this machine.</summary>
internal sealed partial record PostgresBinaries(string Folder, int Major)
{
    // Debian and Ubuntu, Red Hat, Homebrew on both kinds of Mac: one folder for each version.
    private static readonly (string Parent, string Pattern, string Inside)[] Versioned =
    [
        ("/usr/lib/postgresql", "*", "bin"),
        ("/usr", "pgsql-*", "bin"),
        ("/opt/homebrew/opt", "postgresql*", "bin"),
        ("/usr/local/opt", "postgresql*", "bin"),
        ("/home/linuxbrew/.linuxbrew/opt", "postgresql*", "bin"),
    ];

    public string InitDb => Path.Combine(Folder, "initdb");

    public string Postgres => Path.Combine(Folder, "postgres");

    /// <summary>
    /// Finds the programs: of version <paramref name="wanted"/> where a data folder asks for it, else those on PATH,
    /// those that pg_config names, or the newest installed.
    /// </summary>
    /// <exception cref="EmbeddedServerException">None are installed, or none of the wanted version.</exception>
    public static async Task<PostgresBinaries> FindAsync(string? named, int? wanted, string dataFolder, CancellationToken token)
    {
        var found = new List<PostgresBinaries>();
        foreach (var folder in named is null ? await CandidatesAsync(token) : [named])
        {
            if (await TryAsync(folder, token) is not { } binaries)
                continue;
            if (wanted is null || binaries.Major == wanted)
                return binaries;
            found.Add(binaries);
        }

        throw new EmbeddedServerException(found.Count == 0
            ? "No PostgreSQL server is installed here: install it (apt-get install postgresql, brew install postgresql@17), or name an outside one with ConnectionStrings__Postgres."
            : $"The data folder {dataFolder} belongs to PostgreSQL {wanted}, but this machine has PostgreSQL {string.Join(", ", found.Select(b => b.Major).Distinct())}: "
              + $"install PostgreSQL {wanted}, or move the data with pg_dump, or name another folder with NADIA_DATA.");
    }

    private static async Task<IEnumerable<string>> CandidatesAsync(CancellationToken token)
    {
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);
        var configured = new List<string>();
        if (onPath.Select(folder => Path.Combine(folder, "pg_config")).FirstOrDefault(File.Exists) is { } config)
            configured.Add((await new ServerCommand(config, ["--bindir"]).RunAsync(token)).Output);
        var versioned = Versioned
            .Where(place => Directory.Exists(place.Parent))
            .SelectMany(place => Directory.GetDirectories(place.Parent, place.Pattern).Select(folder => Path.Combine(folder, place.Inside)))
            .OrderByDescending(folder => int.TryParse(Digits().Match(folder).Value, out var major) ? major : 0);
        return [.. onPath, .. configured, .. versioned];
    }

    private static async Task<PostgresBinaries?> TryAsync(string folder, CancellationToken token)
    {
        var binaries = new PostgresBinaries(folder, 0);
        if (!File.Exists(binaries.InitDb) || !File.Exists(binaries.Postgres))
            return null;
        var (_, output) = await new ServerCommand(binaries.Postgres, ["--version"]).RunAsync(token);
        return int.TryParse(Digits().Match(output).Value, out var major) ? binaries with { Major = major } : null;
    }

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
