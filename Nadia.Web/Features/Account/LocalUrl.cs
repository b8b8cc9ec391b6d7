namespace Nadia.Web.Features.Account;

/// <summary>Keeps a return address on this site, so that a crafted link cannot send a person who just signed in elsewhere.</summary>
public static class LocalUrl
{
    public const string Home = "/review";

    public static string OrHome(string? url) => url is ['/', ..] and not ['/', '/' or '\\', ..] && !url.Any(char.IsControl) ? url : Home;
}
