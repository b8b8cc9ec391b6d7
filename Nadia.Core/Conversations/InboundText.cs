using System.Text;

namespace Nadia.Core.Conversations;

/// <summary>Makes any text storable without refusing it.</summary>
internal static class InboundText
{
    /// <summary>Drops NUL characters, mends broken surrogates and cuts at 4,096 characters.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(Math.Min(text.Length, MessageRules.MaxText));
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == 0) continue;
            if (clean.Length + rune.Utf16SequenceLength > MessageRules.MaxText) break;
            clean.Append(rune.ToString());
        }

        return clean.ToString();
    }

    /// <summary>As <see cref="Clean"/>, for a name: null stays null, and it is cut at <paramref name="max"/> characters.</summary>
    public static string? Name(string? text, int max)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var clean = Clean(text).Trim();
        return clean.Length <= max ? clean : clean[..(char.IsHighSurrogate(clean[max - 1]) ? max - 1 : max)];
    }
}
