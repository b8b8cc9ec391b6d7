using System.Security.Cryptography;

namespace Nadia.Web.Hosting.Embedded;

/// <summary>The random passwords of the private cluster, in a file of the data folder that only its owner reads.</summary>
/// <param name="Superuser">Of the role <c>postgres</c>, which only sets the cluster up.</param>
/// <param name="Role">Of the role <c>nadia</c>, as which the app works.</param>
internal sealed record PostgresSecrets(string Superuser, string Role)
{
    private const string FileName = "postgres.secrets";

    public static string NewPassword() => RandomNumberGenerator.GetHexString(48, lowercase: true);

    /// <summary>Reads the passwords, or makes them where there are none and the cluster is still to be made.</summary>
    /// <exception cref="EmbeddedServerException">The cluster exists and its passwords are gone.</exception>
    public static async Task<PostgresSecrets> OpenAsync(DataFolder data, bool clusterExists, CancellationToken token)
    {
        var path = data.Inside(FileName);
        if (File.Exists(path) && await File.ReadAllLinesAsync(path, token) is [{ Length: > 0 } superuser, { Length: > 0 } role, ..])
            return new PostgresSecrets(superuser, role);
        if (clusterExists)
            throw new EmbeddedServerException($"The passwords of the private PostgreSQL in {path} are missing or spoilt: bring that file back from a backup.");
        var made = new PostgresSecrets(NewPassword(), NewPassword());
        await PrivateFiles.WriteAsync(path, $"{made.Superuser}\n{made.Role}\n", token);
        return made;
    }
}
