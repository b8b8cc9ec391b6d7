using System.Text;
using Nadia.Core.Common;

namespace Nadia.Core.Review.Labels;

/// <summary>The rules of the taxonomy. Pure.</summary>
public static class EditTagRules
{
    public const int MaxLabel = 40;
    public const int MaxFamily = 30;

    private static readonly Dictionary<string, string> Prefixes = new(StringComparer.Ordinal)
    {
        ["tone"] = "TONE",
        ["structure"] = "STRUCT",
        ["content"] = "CONTENT",
        ["call-to-action"] = "CTA",
        ["language"] = "LANG",
    };

    /// <summary>The families that ship, in the order they are shown.</summary>
    public static IReadOnlyCollection<string> Families => Prefixes.Keys;

    private static string All => string.Join(", ", Families);

    public static Invalid? Label(string label) => TextRules.Required("label", label, MaxLabel);

    public static Invalid? Family(string family) => Prefixes.ContainsKey(family) ? null : new("family", Words.Fill($"must be one of {All}."));

    /// <summary>Two labels that differ only in case and white space are the same label.</summary>
    public static string Key(string label) =>
        string.Concat(label.Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();

    /// <summary>A new code: the family's prefix and the label in upper snake case, with a number where that is taken.</summary>
    public static string NewCode(string family, string label, IReadOnlySet<string> taken)
    {
        var words = new string([.. label.Normalize(NormalizationForm.FormD).ToUpperInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : char.IsWhiteSpace(c) || c == '-' ? '_' : '\0').Where(c => c != '\0')]);
        var code = $"{Prefixes[family]}_{(words.Trim('_').Length == 0 ? "TAG" : words.Trim('_'))}";
        if (code.Length > ReviewRules.MaxTag - 4) code = code[..(ReviewRules.MaxTag - 4)].TrimEnd('_');
        var free = code;
        for (var n = 2; taken.Contains(free); n++) free = $"{code}_{n}";
        return free;
    }
}
