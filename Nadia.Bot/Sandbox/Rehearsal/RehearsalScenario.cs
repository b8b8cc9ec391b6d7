namespace Nadia.Bot.Sandbox.Rehearsal;

/// <summary>A story that the sandbox's customers play by themselves, for training and for showing NADIA.</summary>
/// <param name="Key">Stable, lower case with hyphens.</param>
public sealed record RehearsalScenario(string Key, params IReadOnlyList<RehearsalPart> Parts)
{
    public string Name => RehearsalWords.Name(Key);

    /// <summary>What a reviewer learns from it, in a sentence.</summary>
    public string About => RehearsalWords.About(Key);

    public int Steps => Parts.Sum(part => part.Steps.Count);
}
