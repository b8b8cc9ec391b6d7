using System.Text.RegularExpressions;

namespace Nadia.Core.Review.Editing;

/// <summary>Cuts a text that was pasted as a whole into bubbles. Pure.</summary>
public static partial class PastedText
{
    /// <summary>By blank lines, or where there are none by line breaks; what finds no room stays together in the last part.</summary>
    /// <param name="most">How many bubbles there is room for; 1 at least.</param>
    /// <returns>The parts without the space around them; one part when there is nothing to cut.</returns>
    public static IReadOnlyList<string> Parts(string text, int most)
    {
        var clean = text.ReplaceLineEndings("\n").Trim();
        var isSpaced = BlankLines().IsMatch(clean);
        var parts = (isSpaced ? BlankLines().Split(clean) : clean.Split('\n'))
            .Select(part => part.Trim())
            .Where(part => part.Length > 0)
            .ToList();
        if (parts.Count <= most) return parts;
        return [.. parts.Take(most - 1), string.Join(isSpaced ? "\n\n" : "\n", parts.Skip(most - 1))];
    }

    [GeneratedRegex(@"\n[^\S\n]*\n\s*")]
    private static partial Regex BlankLines();
}
