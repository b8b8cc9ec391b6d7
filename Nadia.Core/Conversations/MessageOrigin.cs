namespace Nadia.Core.Conversations;

/// <summary>Who wrote a message.</summary>
public enum MessageOrigin
{
    Customer,

    /// <summary>Approved here and delivered from the outbox.</summary>
    Nadia,

    /// <summary>Written by the account's owner on their own phone.</summary>
    Phone,

    /// <summary>
    /// Sent by Telegram in the account's name: a greeting or an away message that its owner has set up
    /// (https://core.telegram.org/api/business#greeting-messages). It answers nobody.
    /// </summary>
    Automatic,
}
