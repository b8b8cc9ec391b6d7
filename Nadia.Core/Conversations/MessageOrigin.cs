namespace Nadia.Core.Conversations;

/// <summary>Who wrote a message.</summary>
public enum MessageOrigin
{
    Customer,

    /// <summary>Approved here and delivered from the outbox.</summary>
    Nadia,

    /// <summary>Written by the account's owner on their own phone.</summary>
    Phone,
}
