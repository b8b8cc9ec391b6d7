namespace Nadia.Web.Features.Review.Asks;

/// <summary>What the reviewer said beside the yes.</summary>
/// <param name="Bubbles">What they saw and said yes to.</param>
/// <param name="Quality">1 to 5; null when not given.</param>
/// <param name="SendAnyway">True when they were shown that the conversation moved on and want to send all the same.</param>
public sealed record ApproveAnswer(
    IReadOnlyList<string> Bubbles, string? Notes, int? Quality, IReadOnlyList<string> Tags, bool SendAnyway);
