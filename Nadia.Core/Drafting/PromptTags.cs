using System.Text.RegularExpressions;

namespace Nadia.Core.Drafting;

/// <summary>
/// The marks between which other people's words are shown to a model. A mark inside such words is made harmless, so nobody can
/// close one early and speak as somebody else.
/// </summary>
internal static partial class PromptTags
{
    public const string Customer = "customer_message";
    public const string Facts = "customer_facts";
    public const string EarlierDraft = "earlier_draft";
    public const string Reply = "reply";

    public static string Wrap(string tag, string text) => $"<{tag}>{Neutral(text)}</{tag}>";

    /// <summary>What <see cref="Wrap"/> wrapped, or the text itself when it is not wrapped.</summary>
    public static string Unwrap(string tag, string text)
    {
        var (open, close) = ($"<{tag}>", $"</{tag}>");
        return text.StartsWith(open, StringComparison.Ordinal) && text.EndsWith(close, StringComparison.Ordinal)
            ? text[open.Length..^close.Length]
            : text;
    }

    /// <summary>Replaces the "&lt;" of our marks, and of the control marks that model servers know, with a look-alike.</summary>
    public static string Neutral(string text) => Mark().Replace(text, "\u2039$1");

    /// <summary>As <see cref="Neutral"/>, on one line of at most <paramref name="max"/> characters.</summary>
    public static string Line(string text, int max)
    {
        var line = string.Join(' ', Neutral(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= max ? line : line[..(char.IsHighSurrogate(line[max - 1]) ? max - 1 : max)] + "…";
    }

    [GeneratedRegex(@"<([\s/]*(?:customer_|earlier_|reply\b|\|))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Mark();
}
