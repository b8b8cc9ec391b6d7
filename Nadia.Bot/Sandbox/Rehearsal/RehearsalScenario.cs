namespace Nadia.Bot.Sandbox.Rehearsal;

/// <summary>A story that the sandbox's customers play by themselves, for training and for showing NADIA.</summary>
/// <param name="Key">Stable, lower case with hyphens.</param>
/// <param name="About">What a reviewer learns from it, in a sentence.</param>
public sealed record RehearsalScenario(string Key, string Name, string About, params IReadOnlyList<RehearsalPart> Parts)
{
    public int Steps => Parts.Sum(part => part.Steps.Count);
}
