namespace Nadia.Core.Drafting.Style;

/// <summary>One word of a text.</summary>
/// <param name="Folded">Lower case without accents.</param>
/// <param name="Start">Offset in UTF-16 units in the text.</param>
internal readonly record struct StyleWord(string Folded, int Start, int Length)
{
    public bool IsNumber => Folded.Any(char.IsDigit);

    /// <summary>It carries meaning: no little word, and no number.</summary>
    public bool IsTelling => !StopWords.Contains(Folded) && !IsNumber;
}
