namespace Nadia.Core.Drafting;

/// <summary>What a stage's model said, and what it took.</summary>
internal sealed record StageAnswer(string Text, StageUsage Usage);
