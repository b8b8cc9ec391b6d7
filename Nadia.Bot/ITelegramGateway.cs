using Nadia.Core.Accounts;

namespace Nadia.Bot;

/// <summary>
/// The port to a messaging channel. It has two implementations: the sandbox, and Telegram through WTelegramClient
/// (the only folder that sees the library's types).
/// </summary>
public interface ITelegramGateway : IAsyncDisposable
{
    ChannelKind Channel { get; }

    /// <summary>
    /// Connects, hands everything that arrives to <paramref name="inbound"/> and returns when <paramref name="token"/> is cancelled
    /// or the connection is lost for good. An update counts as taken only once <paramref name="inbound"/> has returned.
    /// </summary>
    /// <exception cref="GatewayStoppedException">The account cannot work on: a dead session, a ban.</exception>
    Task RunAsync(InboundHandler inbound, CancellationToken token);

    /// <summary>
    /// Sends one bubble. Calling again with the same <paramref name="randomId"/> never shows it twice
    /// (https://core.telegram.org/method/messages.sendMessage, random_id). Expected failures are answers, not exceptions;
    /// any exception means "unknown whether it went out": send again with the same id.
    /// </summary>
    Task<SendResult> SendAsync(Peer peer, string text, long randomId, CancellationToken token);

    /// <summary>
    /// Fetches the photo sent with a message, in a size for reading on a screen. The message is asked for anew, because Telegram's
    /// references to files grow old (https://core.telegram.org/api/file_reference).
    /// </summary>
    Task<PhotoResult> FetchPhotoAsync(Peer peer, string externalId, CancellationToken token);

    /// <summary>Shows the customer that everything up to this message of theirs has been read. Never fails.</summary>
    Task ShowReadAsync(Peer peer, string throughExternalId, CancellationToken token);

    /// <summary>Shows "typing…" to the customer; Telegram clears it after about 6 seconds.</summary>
    Task ShowTypingAsync(Peer peer, CancellationToken token);

    /// <summary>Takes "typing…" away before its time: nothing follows now. Never fails.</summary>
    Task StopTypingAsync(Peer peer, CancellationToken token);
}
