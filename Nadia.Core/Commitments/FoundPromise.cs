namespace Nadia.Core.Commitments;

/// <summary>A promise seen in a reply.</summary>
/// <param name="Quote">The sentence that says it, word for word.</param>
/// <param name="DueAt">Null when the words name no time that could be read.</param>
internal sealed record FoundPromise(string Text, string Quote, DateTimeOffset? DueAt, CommitmentSource Source);
