namespace Nadia.Core.Drafting.Prompts;

/// <summary>The prompts that the next draft is made with.</summary>
internal sealed record ActivePrompts(string Persona, string Creative, string Refine)
{
    /// <summary>These, with another text for one key.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such key.</exception>
    public ActivePrompts With(string key, string text) => key switch
    {
        PromptKeys.Persona => this with { Persona = text },
        PromptKeys.Creative => this with { Creative = text },
        PromptKeys.Refine => this with { Refine = text },
        _ => throw new ArgumentOutOfRangeException(nameof(key), key, "No such prompt."),
    };
}
