using System.Text.RegularExpressions;

namespace Nadia.Core.Drafting.Prompts;

/// <summary>
/// The marks between which other people's words are shown to a model. A mark inside such words is made harmless, so nobody can
/// close one early and speak as somebody else. Every mark of ours but <see cref="Reply"/> has an underscore in its name, which no
/// honest markup has: that is how they are known.
/// </summary>
internal static partial class PromptTags
{
    public const string Customer = "customer_message";
    public const string Quoted = "quoted_message";
    public const string Facts = "customer_facts";
    public const string EarlierDraft = "earlier_draft";
    public const string Passage = "business_passage";
    public const string Promises = "open_promises";
    public const string Reply = "reply";
    public const string OwnText = "reply_by_team";

    public static string Wrap(string tag, string text) => $"<{tag}>{Neutral(text)}</{tag}>";

    /// <summary>What <see cref="Wrap"/> wrapped at the end of the text, or the text itself when nothing is wrapped there.</summary>
    public static string Unwrap(string tag, string text)
    {
        var (open, close) = ($"<{tag}>", $"</{tag}>");
        var start = text.IndexOf(open, StringComparison.Ordinal);
        return start >= 0 && text.EndsWith(close, StringComparison.Ordinal) ? text[(start + open.Length)..^close.Length] : text;
    }

    /// <summary>Replaces the first sign of our marks, and of the control marks that model servers know, with a look-alike.</summary>
    public static string Neutral(string text) => Mark().Replace(text, m => (m.Value[0] == '[' ? "\u2045" : "\u2039") + m.Value[1..]);

    /// <summary>As <see cref="Neutral"/>, on one line of at most <paramref name="max"/> characters.</summary>
    public static string Line(string text, int max)
    {
        var line = string.Join(' ', Neutral(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= max ? line : line[..(char.IsHighSurrogate(line[max - 1]) ? max - 1 : max)] + "…";
    }

    // Ours, and those of the common chat templates: <|im_end|>, <start_of_turn>, [INST], <<SYS>>.
    [GeneratedRegex(@"<(?=[\s/]*(?:[a-z]+_[a-z]|reply\b|\|))|<(?=<[\s/]*sys\b)|\[(?=[\s/]*inst[\s\]])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Mark();
}
