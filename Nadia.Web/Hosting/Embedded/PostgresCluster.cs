namespace Nadia.Web.Hosting.Embedded;

/// <summary>Makes the cluster's files: checksums on every page, passwords for everybody, UTF-8 and an ordering that no system update changes.</summary>
internal static class PostgresCluster
{
    public const string Superuser = "postgres";

    // initdb takes the password from a file only. It is made by the server's own user, who may read nothing of ours.
    private const string InitWithPassword = """
        umask 077
        file=$(mktemp) || exit 1
        trap 'rm -f "$file"' EXIT
        cat > "$file"
        "$@" --pwfile="$file"
        """;

    /// <summary>Makes the cluster beside its place and moves it there whole, so that a kill half-way leaves no half cluster.</summary>
    /// <exception cref="EmbeddedServerException">initdb fails.</exception>
    public static async Task CreateAsync(PostgresLocation location, PostgresBinaries binaries, PostgresSecrets secrets, bool temporary, CancellationToken token)
    {
        var draft = location.Folder + ".new";
        if (Directory.Exists(draft))
            Directory.Delete(draft, recursive: true);
        await location.CreateAsync(draft, token);
        string[] initdb =
        [
            binaries.InitDb, "--pgdata", draft, "--username", Superuser, "--auth", "scram-sha-256", "--data-checksums",
            "--encoding", "UTF8", OperatingSystem.IsMacOS() ? "--locale=en_US.UTF-8" : "--locale=C.UTF-8",
            .. temporary ? ["--no-sync"] : Array.Empty<string>(),
        ];
        var (code, output) = await new ServerCommand("/bin/sh", ["-c", InitWithPassword, "sh", .. initdb], location.User, secrets.Superuser + "\n").RunAsync(token);
        if (code != 0)
            throw new EmbeddedServerException($"initdb failed in {draft}: {output.Split('\n')[^1]}");
        if (Directory.Exists(location.Folder))
            Directory.Delete(location.Folder);
        Directory.Move(draft, location.Folder);
    }
}
