using System.Globalization;

namespace Nadia.Tests.Load;

/// <summary>How much load the load tests make: little in a usual run, all of it for the figures in docs/operations.md.</summary>
internal static class LoadSize
{
    /// <summary>Connected reviewers.</summary>
    public static int Reviewers => Of("NADIA_LOAD_REVIEWERS", 20);

    /// <summary>Waiting drafts.</summary>
    public static int Drafts => Of("NADIA_LOAD_DRAFTS", 2_000);

    /// <summary>Pages that are opened and closed.</summary>
    public static int Pages => Of("NADIA_LOAD_PAGES", 60);

    private static int Of(string name, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : usual;
}
