using Nadia.Core.Common;

namespace Nadia.Core.Conversations;

/// <summary>What a message from a channel must be.</summary>
public static class MessageRules
{
    /// <summary>Telegram's longest text message, UTF-16 units (https://core.telegram.org/api/config#message-length-max).</summary>
    public const int MaxText = 4096;

    /// <summary>Characters kept of what a channel hands over: the longest text with its attachment's label and the addresses behind its words.</summary>
    public const int MaxReceived = 2 * MaxText;

    /// <summary>Characters that can be picked out of a message when it is replied to (https://core.telegram.org/api/config#quote-length-max).</summary>
    public const int MaxQuote = 1024;

    public const int MaxExternalId = 64;

    public static Invalid? Text(string? text) => TextRules.Required("text", text, MaxText);

    public static Invalid? ExternalId(string? id) => TextRules.Required("message_id", id, MaxExternalId);
}
