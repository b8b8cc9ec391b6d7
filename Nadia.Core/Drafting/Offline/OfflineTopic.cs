using Nadia.Core.Safety;

namespace Nadia.Core.Drafting.Offline;

/// <summary>The customer's own words, fit to be quoted back to them.</summary>
internal static class OfflineTopic
{
    private const int MinWords = 3;
    private const int MaxLength = 90;

    /// <summary>The sentence as a quotation; null when it is too short to say something or holds what a reply should not repeat.</summary>
    public static string? Quote(string sentence)
    {
        var kept = string.Concat(sentence.Where(c => char.IsLetterOrDigit(c) || c is ' ' or ',' or '.' or '\'' or '-' or '$' or '€' or '%' or '/' or ':' or '\n' or '\t'));
        var words = kept.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < MinWords) return null;
        var topic = string.Join(' ', words).Trim('.', ',', '-', ':', '/', ' ');
        if (topic.Length > MaxLength) topic = topic[..topic.LastIndexOf(' ', MaxLength)].TrimEnd('.', ',') + "…";
        return IsHarmless(sentence) && IsHarmless(topic) ? topic : null;
    }

    private static bool IsHarmless(string text) => Constitution.Starter.Judge(text, [text]).Findings.Count == 0;
}
