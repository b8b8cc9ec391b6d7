namespace Nadia.Core.Drafting.Notes;

/// <summary>Whether words were really said: a note that rests on words nobody said is dropped.</summary>
internal static class Quotation
{
    /// <summary>Shorter "quotes" are in nearly every text by chance.</summary>
    private const int MinLength = 4;

    /// <summary>True when the quote stands word for word in the text, spaces and line breaks aside, and cuts no word in two.</summary>
    public static bool IsIn(string text, string quote)
    {
        var (said, words) = (Fold(text), Fold(quote));
        if (words.Length < MinLength) return false;
        for (var at = said.IndexOf(words, StringComparison.Ordinal); at >= 0; at = said.IndexOf(words, at + 1, StringComparison.Ordinal))
        {
            if (!Splits(said, at) && !Splits(said, at + words.Length)) return true;
        }

        return false;
    }

    /// <summary>Every run of spaces and line breaks as one space.</summary>
    public static string Fold(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static bool Splits(string text, int at) =>
        at > 0 && at < text.Length && char.IsLetterOrDigit(text[at - 1]) && char.IsLetterOrDigit(text[at]);
}
