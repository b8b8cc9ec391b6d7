namespace Nadia.Core.Drafting.Prompts;

/// <summary>The prompts the pipeline is made of.</summary>
public static class PromptKeys
{
    /// <summary>Who writes, for which business, in which manner.</summary>
    public const string Persona = "persona";

    /// <summary>What the first stage is asked to do.</summary>
    public const string Creative = "creative";

    /// <summary>What the second stage is asked to do.</summary>
    public const string Refine = "refine";

    /// <summary>In the order in which a model meets them.</summary>
    public static IReadOnlyList<string> All { get; } = [Persona, Creative, Refine];
}
