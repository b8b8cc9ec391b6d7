using Nadia.Core.Common;

namespace Nadia.Core.Drafting.Prompts;

/// <summary>What a prompt's text must be.</summary>
public static class PromptRules
{
    /// <summary>UTF-16 units; of letters that take three bytes fewer, as far as <see cref="TypedText"/> has room.</summary>
    public const int MaxText = 6000;

    private static string Keys => string.Join(", ", PromptKeys.All);

    /// <summary>Null when there is such a prompt.</summary>
    public static Invalid? Key(string? key) =>
        key is not null && PromptKeys.All.Contains(key) ? null : new("key", Words.Fill($"must be one of {Keys}."));

    public static Invalid? Text(string? text) => TextRules.Required("text", text, MaxText) ?? (TypedText.Fits(text!) ? null : new Invalid("text", Words.Of("must be shorter: a page cannot send as much at once.")));

    /// <summary>With line ends as they are stored, and without what is blank at the end.</summary>
    public static string Tidy(string text) => text.ReplaceLineEndings("\n").TrimEnd();
}
