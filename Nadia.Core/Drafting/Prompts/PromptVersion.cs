namespace Nadia.Core.Drafting.Prompts;

/// <summary>One version in the list, without its text.</summary>
/// <param name="RestoredFrom">The version it brought back, 0 for the text that ships; null when it was written.</param>
public sealed record PromptVersion(int Version, string By, DateTimeOffset At, int? RestoredFrom);
