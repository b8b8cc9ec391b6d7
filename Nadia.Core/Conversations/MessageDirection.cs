namespace Nadia.Core.Conversations;

/// <summary>Seen from NADIA: the customer's messages come in, the business's go out.</summary>
public enum MessageDirection
{
    In,
    Out,
}
