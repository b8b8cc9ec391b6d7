namespace Nadia.Core.Delivery;

/// <summary>What a reply answers.</summary>
/// <param name="Text">What the customer wrote, one message a line.</param>
/// <param name="ThroughExternalId">The channel's id of the last of the messages; null when it is gone.</param>
public sealed record AnsweredMessages(string Text, string? ThroughExternalId);
