using System.Text.RegularExpressions;

namespace Nadia.Core.Safety;

/// <summary>Links, and bare names of hosts, that do not lead to an allowed host or to one below it.</summary>
internal sealed class LinkMatcher(IReadOnlyList<string> allowedHosts) : IRuleMatcher
{
    private static readonly Regex Link = Rule.Compile(
        @"\bhttps?://\S+|\bwww\.\S+|\b(?:t\.me|bit\.ly|tinyurl\.com|wa\.me)/\S+"
        + @"|\b(?:[a-z0-9-]{1,63}\.){0,3}[a-z0-9-]{2,63}\.(?:com|net|org|io|xyz|ru|info|biz|shop|top|click|es|mx|co)\b");

    public IEnumerable<RuleMatch> Find(string text) => Link.Matches(text)
        .Where(m => !IsAllowed(HostOf(m.Value)))
        .Select(m => new RuleMatch(m.Index, m.Length, m.Value));

    /// <summary>As a browser reads it: what stands before an "@" is a user's name, not the host.</summary>
    internal static string HostOf(string link)
    {
        var start = link.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme ? scheme + 3 : 0;
        var authority = link[start..].Split('/', '?', '#', '\\')[0];
        return authority[(authority.LastIndexOf('@') + 1)..].Split(':')[0].TrimEnd('.');
    }

    private bool IsAllowed(string host) => allowedHosts.Any(
        allowed => host == allowed || host.EndsWith($".{allowed}", StringComparison.Ordinal));
}
