namespace Nadia.Core.Drafting.Style;

/// <summary>Whether a text asks something.</summary>
internal static class QuestionMarks
{
    /// <summary>A question mark at the end of a word or an opening Spanish one; the one inside a link asks nothing.</summary>
    public static bool In(string text)
    {
        for (var i = text.AsSpan().IndexOfAny('?', '¿', '？'); i >= 0 && i < text.Length; i++)
        {
            if (text[i] is '¿' or '？') return true;
            if (text[i] == '?' && (i + 1 == text.Length || !char.IsLetterOrDigit(text[i + 1]))) return true;
        }

        return false;
    }
}
