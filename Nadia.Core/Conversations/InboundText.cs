using System.Text;

namespace Nadia.Core.Conversations;

/// <summary>Makes any text storable without refusing it.</summary>
internal static class InboundText
{
    /// <summary>Stands at the end of a text that was cut.</summary>
    public const string CutMark = "… [cut]";

    /// <summary>A message as it is stored: what goes beyond 8,192 characters gives way to a mark, so that nobody takes the rest for the whole.</summary>
    public static string Received(string text)
    {
        var clean = Clean(text, int.MaxValue);
        return clean.Length <= MessageRules.MaxReceived ? clean : Clean(clean, MessageRules.MaxReceived - CutMark.Length) + CutMark;
    }

    /// <summary>Drops NUL characters, mends broken surrogates and cuts at <paramref name="max"/> characters.</summary>
    public static string Clean(string text, int max = MessageRules.MaxText)
    {
        var clean = new StringBuilder(Math.Min(text.Length, max));
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == 0) continue;
            if (clean.Length + rune.Utf16SequenceLength > max) break;
            clean.Append(rune.ToString());
        }

        return clean.ToString();
    }

    /// <summary>On one line, cut with "…" at <paramref name="max"/> characters; null when there are no words.</summary>
    public static string? Line(string? text, int max)
    {
        var line = string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= max) return line.Length == 0 ? null : line;
        return $"{line[..(char.IsHighSurrogate(line[max - 2]) ? max - 2 : max - 1)]}…";
    }

    /// <summary>As <see cref="Clean"/>, for a name: null stays null, and it is cut at <paramref name="max"/> characters.</summary>
    public static string? Name(string? text, int max)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var clean = Clean(text).Trim();
        if (clean.Length == 0) return null;
        return clean.Length <= max ? clean : clean[..(char.IsHighSurrogate(clean[max - 1]) ? max - 1 : max)];
    }
}
