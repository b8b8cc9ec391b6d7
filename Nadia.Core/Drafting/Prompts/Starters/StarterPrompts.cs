namespace Nadia.Core.Drafting.Prompts.Starters;

/// <summary>
/// The prompts a new installation starts with: a plain, friendly assistant of the business that never denies what it is, in whatever
/// language the customer writes. What is sent first to each stage is longer than 1,024 tokens, below which providers cache nothing
/// (https://platform.openai.com/docs/guides/prompt-caching).
/// </summary>
public static class StarterPrompts
{
    /// <summary>The text that ships for a key.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such key.</exception>
    public static string Of(string key) => key switch
    {
        PromptKeys.Persona => StarterPersona.Text,
        PromptKeys.Creative => StarterCreative.Text,
        PromptKeys.Refine => StarterRefine.Text,
        _ => throw new ArgumentOutOfRangeException(nameof(key), key, "No such prompt."),
    };

    internal static IEnumerable<Prompt> At(DateTimeOffset now) =>
        PromptKeys.All.Select(key => new Prompt { Key = key, Version = 1, Text = Of(key), CreatedBy = "NADIA", CreatedAt = now });
}
