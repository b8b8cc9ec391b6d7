using Nadia.Core.Conversations;

namespace Nadia.Bot;

/// <summary>
/// What a gateway hands its updates to. Every method returns only after the fact is committed; when PostgreSQL is away it
/// throws, and the gateway hands the same update over again.
/// </summary>
public sealed class InboundHandler(int accountId, Inbox inbox)
{
    public Task<ReceivedMessage> MessageAsync(InboundMessage message, CancellationToken token) =>
        inbox.ReceiveAsync(accountId, message, token);

    /// <param name="edited">The whole message as it now is.</param>
    public Task EditedAsync(InboundMessage edited, DateTimeOffset at, CancellationToken token) => inbox.EditAsync(accountId, edited, at, token);

    public Task DeletedAsync(string chatId, string externalId, CancellationToken token) =>
        inbox.DeleteAsync(accountId, chatId, externalId, token);

    public Task TypingAsync(string chatId, CancellationToken token) => inbox.TypingAsync(accountId, chatId, token);

    /// <summary>The account's owner wrote from their own phone.</summary>
    public Task FromPhoneAsync(InboundMessage message, CancellationToken token) =>
        inbox.RecordFromPhoneAsync(accountId, message, token);

    /// <summary>Telegram wrote in the account's name.</summary>
    public Task AutomaticAsync(InboundMessage message, CancellationToken token) => inbox.RecordAutomaticAsync(accountId, message, token);

    /// <summary>The customer read everything up to and including the message.</summary>
    public Task ReadAsync(string chatId, string throughExternalId, CancellationToken token) =>
        inbox.ReadAsync(accountId, chatId, throughExternalId, token);
}
