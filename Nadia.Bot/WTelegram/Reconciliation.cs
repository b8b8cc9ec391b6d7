using System.Globalization;
using Microsoft.Extensions.Logging;
using Nadia.Core.Conversations;
using Nadia.Core.Delivery;
using Nadia.Core.Live;
using TL;
using WTelegram;
using Message = TL.Message;

namespace Nadia.Bot.WTelegram;

/// <summary>
/// Looks up what the updates may have left out: edits and deletions of messages that still matter, and how far customers have read.
/// After each connection, and whenever the library says that it left something out.
/// </summary>
internal sealed class Reconciliation(
    int accountId, Client telegram, InboundHandler inbound, RecoveryReads reads, SentMessages sent, PeopleBook people, PacedCalls calls, TimeProvider clock, ILogger log)
{
    private const int Batch = 100;
    private static readonly TimeSpan AtMostEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(30);
    private readonly Signal wanted = new();

    public void Want() => _ = wanted.RaiseAsync();

    /// <summary>Runs for the connection's life: at once, then when it is wanted. Ends only with what the account cannot go on with.</summary>
    public async Task RunAsync(CancellationToken life)
    {
        while (true)
        {
            var next = wanted.Next;
            var done = await TryAsync(life);
            await Task.Delay(done ? AtMostEvery : AfterFailure, clock, life);
            if (done) await next.WaitAsync(life);
        }
    }

    private async Task<bool> TryAsync(CancellationToken life)
    {
        try
        {
            foreach (var ids in (await reads.MatteringAsync(accountId, life)).Chunk(Batch)) await CompareAsync(ids, life);
            foreach (var unread in (await reads.UnreadAsync(accountId, life)).Chunk(Batch)) await CompareReadAsync([.. unread.Select(Address).OfType<InputDialogPeer>()], life);
            return true;
        }
        catch (Exception e) when (!life.IsCancellationRequested && !(e is RpcException told && TelegramErrors.Stops(told.Code, told.Message) is not null))
        {
            log.LogWarning("Account {Account} compares its messages later ({Kind})", accountId, e.GetType().Name);
            return false;
        }
    }

    private async Task CompareAsync(IReadOnlyList<string> externalIds, CancellationToken life)
    {
        InputMessage[] asked = [.. externalIds.Select(Number).OfType<int>().Select(id => new InputMessageID { id = id })];
        if (asked.Length == 0) return;
        var answer = await calls.AskAsync(() => telegram.Messages_GetMessages(asked), life);
        var gone = answer.Messages.OfType<MessageEmpty>().Select(m => MessageReading.Text(m.id)).ToList();
        foreach (var (chat, id) in gone.Count == 0 ? [] : await sent.FindAsync(accountId, gone, life)) await inbound.DeletedAsync(chat, id, life);
        foreach (var message in answer.Messages.OfType<Message>().Where(MessageReading.IsEdited))
        {
            if (MessageReading.Person(message, telegram.UserId, people) is not { } person) continue;
            await inbound.EditedAsync(MessageReading.Read(message, person, people), MessageReading.Utc(message.edit_date), life);
        }
    }

    /// <summary>Somebody whom Telegram no longer lets the account reach spoils the answer for all who are asked about: each half is asked about by itself.</summary>
    private async Task CompareReadAsync(InputDialogPeer[] chats, CancellationToken life)
    {
        if (chats.Length == 0) return;
        try
        {
            await TakeReadAsync(await calls.AskAsync(() => telegram.Messages_GetPeerDialogs([.. chats]), life), life);
        }
        catch (RpcException e) when (e.Code == 400 && TelegramErrors.Stops(e.Code, e.Message) is null)
        {
            if (chats.Length == 1) return;
            await CompareReadAsync(chats[..(chats.Length / 2)], life);
            await CompareReadAsync(chats[(chats.Length / 2)..], life);
        }
    }

    private async Task TakeReadAsync(Messages_PeerDialogs answer, CancellationToken life)
    {
        foreach (var dialog in answer.dialogs.OfType<Dialog>())
        {
            if (dialog is { peer: PeerUser { user_id: var user }, read_outbox_max_id: > 0 and var through })
                await inbound.ReadAsync(MessageReading.Text(user), MessageReading.Text(through), life);
        }
    }

    private InputDialogPeer? Address((string ChatId, long? AccessHash) chat) =>
        long.TryParse(chat.ChatId, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && (people.AccessHash(id) ?? chat.AccessHash) is { } hash
            ? new() { peer = new InputPeerUser(id, hash) }
            : null;

    private static int? Number(string externalId) =>
        int.TryParse(externalId, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
