using Nadia.Core.Common;

namespace Nadia.Core.Conversations;

/// <summary>What a message from a channel must be.</summary>
public static class MessageRules
{
    /// <summary>Telegram's longest text message, UTF-16 units (https://core.telegram.org/api/config#message-length-max).</summary>
    public const int MaxText = 4096;

    public const int MaxExternalId = 64;

    public static Invalid? Text(string? text) => TextRules.Required("text", text, MaxText);

    public static Invalid? ExternalId(string? id) => TextRules.Required("message_id", id, MaxExternalId);
}
