using System.Reflection;

namespace Nadia.Web.Hosting;

/// <summary>Which build this is.</summary>
public static class AppVersion
{
    /// <summary>The version, with the commit where the build knew it, such as <c>1.0.0+3f2c1ab</c>.</summary>
    public static string Text { get; } = Shorten(
        typeof(AppVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown");

    private static string Shorten(string version) =>
        version.Split('+') is [var number, { Length: > 7 } commit] ? $"{number}+{commit[..7]}" : version;
}
