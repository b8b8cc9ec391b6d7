namespace Nadia.Bot.Sandbox;

/// <summary>How far a sandbox customer's conversation is.</summary>
/// <param name="DraftId">The draft that waits, while it is in review.</param>
/// <param name="Bubbles">The latest approved reply, in order.</param>
/// <param name="Problem">Why drafting failed last, as a sentence.</param>
public sealed record SandboxProgress(SandboxStage Stage, Guid? DraftId, IReadOnlyList<SandboxBubble> Bubbles, string? Problem);
