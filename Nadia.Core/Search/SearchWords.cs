using System.Globalization;
using System.Text;

namespace Nadia.Core.Search;

/// <summary>
/// The words of a search, folded as PostgreSQL's <c>search_words</c> folds what it indexes: without accents, in lower case, letters and
/// digits only. Every word must be there; the last one may be the beginning of a longer one, as it is while somebody types.
/// </summary>
public sealed class SearchWords
{
    /// <summary>Characters of what is typed.</summary>
    public const int MaxText = 100;

    /// <summary>The accented letters and what they fold to; the migration has the same two lines.</summary>
    public const string Accented = "ÁÀÂÄÃÅáàâäãåÉÈÊËéèêëÍÌÎÏíìîïÓÒÔÖÕóòôöõÚÙÛÜúùûüÑñÇç";
    public const string Plain = "aaaaaaaaaaaaeeeeeeeeiiiiiiiioooooooooouuuuuuuunncc";

    private const int MostWords = 10;
    private readonly string[] words;

    private SearchWords(string[] words) => this.words = words;

    /// <summary>Null when nothing of it is a letter or a digit.</summary>
    public static SearchWords? Of(string? text)
    {
        var found = Runs(text ?? "").Select(run => Fold(text![run])).Take(MostWords).ToArray();
        return found.Length == 0 ? null : new(found);
    }

    /// <summary>As <c>to_tsquery</c> takes it. Made of letters and digits only, so nothing in it is an operator.</summary>
    public string Query => string.Join(" & ", words.Select((word, i) => i == words.Length - 1 ? $"{word}:*" : word));

    /// <summary>The text in pieces, those that were looked for marked; together they are the text, unchanged.</summary>
    public IReadOnlyList<(string Text, bool IsHit)> Mark(string text)
    {
        List<(string, bool)> pieces = [];
        var end = 0;
        foreach (var run in Runs(text).Where(run => IsWanted(Fold(text[run]))))
        {
            var start = run.Start.Value;
            if (start > end) pieces.Add((text[end..start], false));
            pieces.Add((text[run], true));
            end = run.End.Value;
        }

        if (end < text.Length) pieces.Add((text[end..], false));
        return pieces;
    }

    /// <summary>As <see cref="Mark"/>, of the neighbourhood of the first hit alone.</summary>
    /// <param name="length">Characters at most.</param>
    public IReadOnlyList<(string Text, bool IsHit)> MarkExcerpt(string text, int length)
    {
        if (text.Length <= length) return Mark(text);
        var first = Runs(text).FirstOrDefault(run => IsWanted(Fold(text[run])));
        var start = Math.Clamp(first.Start.Value - (length / 3), 0, text.Length - length);
        var end = start + length;
        if (start > 0 && char.IsLowSurrogate(text[start])) start++;
        if (end < text.Length && char.IsLowSurrogate(text[end])) end--;
        return Mark($"{(start > 0 ? "…" : "")}{text[start..end]}{(end < text.Length ? "…" : "")}");
    }

    public static string Fold(string word)
    {
        var folded = new StringBuilder(word.Length);
        foreach (var letter in word)
        {
            var accent = Accented.IndexOf(letter, StringComparison.Ordinal);
            folded.Append(accent < 0 ? char.ToLower(letter, CultureInfo.InvariantCulture) : Plain[accent]);
        }

        return folded.ToString();
    }

    private bool IsWanted(string word) =>
        word.StartsWith(words[^1], StringComparison.Ordinal) || Array.IndexOf(words, word) >= 0;

    private static IEnumerable<Range> Runs(string text)
    {
        for (var start = 0; start < text.Length; start++)
        {
            if (!char.IsLetterOrDigit(text[start])) continue;
            var end = start;
            while (end < text.Length && char.IsLetterOrDigit(text[end])) end++;
            yield return start..end;
            start = end;
        }
    }
}
