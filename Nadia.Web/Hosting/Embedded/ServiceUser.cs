namespace Nadia.Web.Hosting.Embedded;

/// <summary>
/// The operating system's user that runs a private server. PostgreSQL refuses to run as root,
/// so an app that is root hands its servers to a lesser user; any other app runs them as itself.
/// </summary>
internal static class ServiceUser
{
    /// <summary>The first of <paramref name="candidates"/> that this machine knows, or null where no switch is needed or none is known.</summary>
    public static string? Find(params string[] candidates)
    {
        if (!Environment.IsPrivilegedProcess || !File.Exists("/etc/passwd"))
            return null;
        var known = File.ReadLines("/etc/passwd").Select(line => line.Split(':')[0]).ToHashSet(StringComparer.Ordinal);
        return candidates.FirstOrDefault(known.Contains);
    }
}
