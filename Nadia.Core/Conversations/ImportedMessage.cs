namespace Nadia.Core.Conversations;

/// <summary>One message of before NADIA came.</summary>
/// <param name="FromUs">Written by the account's owner.</param>
/// <param name="WasRead">The customer has read it; of our own messages only.</param>
public sealed record ImportedMessage(InboundMessage Message, bool FromUs, bool WasRead);
