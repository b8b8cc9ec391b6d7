using Nadia.Core.Drafting;

namespace Nadia.Core.Review.Editing;

/// <summary>One of the drafts that were made for the same messages.</summary>
/// <param name="Number">From 1 on, the oldest first.</param>
/// <param name="Instruction">What was asked of it; null when nothing was said.</param>
/// <param name="AskedBy">Who asked for it; null for the first, and for drafts older than this note.</param>
public sealed record DraftVersion(
    Guid Id, int Number, IReadOnlyList<string> Bubbles, string? Instruction, string? AskedBy, DraftOrigin Origin, DateTimeOffset CreatedAt);
