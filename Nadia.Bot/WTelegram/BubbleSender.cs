using System.Globalization;
using Microsoft.Extensions.Logging;
using Nadia.Core.Delivery;
using TL;
using WTelegram;

namespace Nadia.Bot.WTelegram;

/// <summary>Sends bubbles by the raw call, with the random id the outbox chose.</summary>
internal sealed class BubbleSender(
    int accountId, Client client, PeopleBook people, SentMessages sent, TimeProvider clock, Action<Exception> stopped, ILogger log)
{
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(30);
    private const int LatestChats = 100;
    private static readonly TimeSpan ShownWithin = TimeSpan.FromSeconds(5);

    public async Task<SendResult> SendAsync(Peer peer, string text, long randomId, CancellationToken token)
    {
        try
        {
            if ((Address(peer) ?? await LookUpAsync(peer, token)) is not { } to)
            {
                return new SendResult.Refused("Telegram has not told this account how to reach the customer: it works again once they write.");
            }

            return await AskAsync(peer, to, text, randomId, token);
        }
        catch (RpcException e) when (TelegramErrors.OfSending(e.Code, e.Message, e.X) is { } answer)
        {
            if (e.Code is 401 or 404 or 406 && answer is SendResult.AccountStopped) stopped(e);
            return answer;
        }
    }

    /// <summary>Read marks go one way: a later one is never taken back by an earlier (https://core.telegram.org/method/messages.readHistory).</summary>
    public Task ShowReadAsync(Peer peer, string throughExternalId, CancellationToken token) =>
        int.TryParse(throughExternalId, NumberStyles.None, CultureInfo.InvariantCulture, out var through)
            ? ShowAsync(peer, to => client.Messages_ReadHistory(to, through), token)
            : Task.CompletedTask;

    public Task ShowTypingAsync(Peer peer, CancellationToken token) => ShowAsync(peer, to => client.Messages_SetTyping(to, new SendMessageTypingAction()), token);

    public Task StopTypingAsync(Peer peer, CancellationToken token) => ShowAsync(peer, to => client.Messages_SetTyping(to, new SendMessageCancelAction()), token);

    /// <summary>A stored access hash that Telegram no longer takes is looked up once before the bubble counts as refused.</summary>
    private async Task<SendResult> AskAsync(Peer peer, InputPeerUser to, string text, long randomId, CancellationToken token)
    {
        try
        {
            return await SendOrFindAsync(to, peer.ChatId, text, randomId, token);
        }
        catch (RpcException e) when (e.Message is "PEER_ID_INVALID" or "USER_ID_INVALID")
        {
            if (await LookUpAsync(peer, token) is not { } fresh || fresh.access_hash == to.access_hash) throw;
            return await SendOrFindAsync(fresh, peer.ChatId, text, randomId, token);
        }
    }

    /// <summary>Asks for the latest chats: they come with their people's access hashes (https://core.telegram.org/method/messages.getDialogs).</summary>
    private async Task<InputPeerUser?> LookUpAsync(Peer peer, CancellationToken token)
    {
        var answer = await client.Messages_GetDialogs(limit: LatestChats).WithinAsync(AnswerWithin, clock, token);
        if (answer is Messages_Dialogs chats) people.Collect(chats.users.Values);
        return Address(peer);
    }

    private async Task<SendResult> SendOrFindAsync(InputPeer to, string chatId, string text, long randomId, CancellationToken token) =>
        await TrySendAsync(to, text, randomId, token) ?? await FindSentAsync(to, chatId, text, randomId, token);

    /// <summary>What is only shown may fail: the bubble matters.</summary>
    private async Task ShowAsync<T>(Peer peer, Func<InputPeer, Task<T>> show, CancellationToken token)
    {
        if (Address(peer) is not { } to) return;
        try
        {
            await show(to).WithinAsync(ShownWithin, clock, token);
        }
        catch (Exception e) when (!token.IsCancellationRequested)
        {
            log.LogDebug("Typing, or that a message was read, was not shown ({Kind})", e.GetType().Name);
        }
    }

    /// <summary>Null while Telegram says that this random id is being, or was, processed.</summary>
    private async Task<SendResult?> TrySendAsync(InputPeer to, string text, long randomId, CancellationToken token)
    {
        try
        {
            var answer = await client.Messages_SendMessage(to, text, randomId).WithinAsync(AnswerWithin, clock, token);
            return IdOf(answer, randomId) is { } id
                ? new SendResult.Sent(id.ToString(CultureInfo.InvariantCulture))
                : throw new InvalidDataException("Telegram's answer names no message.");
        }
        catch (RpcException e) when (e.Message == "RANDOM_ID_DUPLICATE")
        {
            return null;
        }
    }

    /// <summary>
    /// Telegram has the bubble already. Once it has finished with the first call, the same call answers the first message with its id;
    /// a server that keeps saying "duplicate" does not tell, so the id is taken from the chat: the newest message of ours with
    /// this text that no other bubble is known under. Two bubbles of the same text in that chat could then swap their ids.
    /// </summary>
    private async Task<SendResult> FindSentAsync(InputPeer to, string chatId, string text, long randomId, CancellationToken token)
    {
        for (var attempt = 1; attempt <= 2; attempt++)
        {
            await Task.Delay(TimeSpan.FromSeconds(attempt), clock, token);
            if (await TrySendAsync(to, text, randomId, token) is { } answer) return answer;
        }

        var history = await client.Messages_GetHistory(to, limit: 20).WithinAsync(AnswerWithin, clock, token);
        var same = history.Messages.OfType<Message>()
            .Where(m => m.flags.HasFlag(Message.Flags.out_) && m.message.Trim() == text.Trim())
            .OrderByDescending(m => m.id)
            .Select(m => m.id.ToString(CultureInfo.InvariantCulture))
            .ToList();
        return await sent.NewestUnknownAsync(accountId, chatId, same, token) is { } id
            ? new SendResult.Sent(id)
            : new SendResult.Later(TimeSpan.FromSeconds(30), "Telegram says that it has this bubble, but does not show it in the chat yet.");
    }

    private InputPeerUser? Address(Peer peer) =>
        long.TryParse(peer.ChatId, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && (people.AccessHash(id) ?? peer.AccessHash) is { } hash
            ? new(id, hash)
            : null;

    private static int? IdOf(UpdatesBase answer, long randomId) => answer switch
    {
        UpdateShortSentMessage { id: var id } => id,
        _ => answer.UpdateList.OfType<UpdateMessageID>().FirstOrDefault(u => u.random_id == randomId)?.id
            ?? answer.UpdateList.OfType<UpdateNewMessage>().FirstOrDefault()?.message.ID,
    };
}
