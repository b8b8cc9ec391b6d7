namespace Nadia.Core.Review;

/// <summary>The queue in two numbers and a reason.</summary>
/// <param name="Pending">Drafts that wait for a decision.</param>
/// <param name="Undrafted">Conversations whose draft failed and is tried again.</param>
/// <param name="LastError">Why the latest failed, as a sentence; null when none did.</param>
public sealed record QueueSummary(int Pending, int Undrafted, string? LastError);
