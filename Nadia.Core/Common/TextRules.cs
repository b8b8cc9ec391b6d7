namespace Nadia.Core.Common;

/// <summary>The rules every text from outside must pass before it may reach PostgreSQL.</summary>
public static class TextRules
{
    /// <summary>Refuses text that PostgreSQL cannot hold: a NUL character, or half of a surrogate pair.</summary>
    public static Invalid? Storable(string field, string? text)
    {
        if (text is null) return null;
        if (text.Contains('\0', StringComparison.Ordinal)) return new(field, Words.Of("must not contain a NUL character."));
        return HasLoneSurrogate(text) ? new(field, Words.Of("must be well-formed Unicode.")) : null;
    }

    /// <summary>Refuses text that is not storable, is blank, or is longer than <paramref name="max"/> UTF-16 units.</summary>
    public static Invalid? Required(string field, string? text, int max) =>
        string.IsNullOrWhiteSpace(text) ? new(field, Words.Fill($"must be 1 to {max:N0} characters and not blank.")) : Optional(field, text, max);

    /// <summary>Refuses text that is not storable or is longer than <paramref name="max"/> UTF-16 units; null and blank pass.</summary>
    public static Invalid? Optional(string field, string? text, int max) =>
        text?.Length > max ? new(field, Words.Fill($"must be at most {max:N0} characters.")) : Storable(field, text);

    private static bool HasLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1])) i++;
            else return true;
        }

        return false;
    }
}
