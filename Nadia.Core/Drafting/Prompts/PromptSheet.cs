namespace Nadia.Core.Drafting.Prompts;

/// <summary>A prompt as admins see it.</summary>
/// <param name="Text">The text in use.</param>
/// <param name="Version">Its version, to be handed back with a change; 0 while the text that ships is used without a row.</param>
/// <param name="AsShipped">True when the text in use is the one that ships.</param>
/// <param name="Versions">The latest first, at most 100.</param>
public sealed record PromptSheet(string Key, string Text, int Version, bool AsShipped, IReadOnlyList<PromptVersion> Versions);
