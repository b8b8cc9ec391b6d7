namespace Nadia.Core.Drafting.Context;

/// <summary>What a past draft was made from, as far as it is still there.</summary>
/// <param name="Then">The bubbles that were drafted at the time.</param>
internal sealed record PastContext(DraftContext Context, IReadOnlyList<string> Then);
