namespace Nadia.Core.Drafting.Notes;

/// <summary>A promise that a model saw in its own reply, kept with the draft until the reply is approved.</summary>
/// <param name="Quote">The words of the reply.</param>
/// <param name="When">The words that tell the time; null when the model named none.</param>
public sealed record PromiseNote(string Text, string Quote, string? When);
