using System.Runtime.CompilerServices;
using TL;
using WTelegram;

namespace Nadia.Bot.WTelegram;

/// <summary>Reads the list of chats and their histories (https://core.telegram.org/api/offsets).</summary>
internal sealed class ChatList(Client telegram, PeopleBook people, PacedCalls calls)
{
    private const int Page = 100;

    /// <summary>Private chats with people, pinned ones first, then latest first, archived ones among them.</summary>
    /// <param name="since">Ends with the page whose last chat has nothing newer.</param>
    public async IAsyncEnumerable<ChatHead> ReadAsync(DateTimeOffset since, [EnumeratorCancellation] CancellationToken token)
    {
        var seen = new HashSet<long>();
        var (date, id, peer) = (default(DateTime), 0, (InputPeer?)null);
        while (true)
        {
            var page = await calls.AskAsync(() => telegram.Messages_GetDialogs(date, id, peer, Page), token);
            if (page is not Messages_Dialogs list) yield break;
            people.Collect(list.users.Values);
            foreach (var head in list.dialogs.OfType<Dialog>().Select(Head).OfType<ChatHead>().Where(h => seen.Add(h.Person))) yield return head;
            if (page is not Messages_DialogsSlice || Last(list) is not { } last) yield break;
            if (last.Message.Date < since.UtcDateTime || last.Message.ID == id) yield break;
            (date, id, peer) = (last.Message.Date, last.Message.ID, last.Peer);
        }
    }

    /// <summary>A chat's last messages, oldest first.</summary>
    /// <param name="most">1 to 100.</param>
    public async Task<List<Message>> LastAsync(ChatHead chat, int most, CancellationToken token) =>
        [.. (await PageAsync(chat, 0, 0, most, token)).OfType<Message>().Reverse()];

    /// <summary>A chat's messages, newest first, until Telegram has no more: it may answer fewer than a page before that.</summary>
    /// <param name="after">Only messages with greater ids.</param>
    public async IAsyncEnumerable<Message> HistoryAsync(ChatHead chat, int after, [EnumeratorCancellation] CancellationToken token)
    {
        var from = 0;
        while (true)
        {
            var messages = await PageAsync(chat, after, from, Page, token);
            if (messages.Count == 0) yield break;
            foreach (var message in messages.OfType<Message>()) yield return message;
            from = messages[^1].ID;
        }
    }

    private async Task<List<MessageBase>> PageAsync(ChatHead chat, int after, int from, int most, CancellationToken token)
    {
        var answer = await calls.AskAsync(() => telegram.Messages_GetHistory(chat.Peer, offset_id: from, limit: most, min_id: after), token);
        return [.. answer.Messages.Where(m => m.ID > after && (from == 0 || m.ID < from)).OrderByDescending(m => m.ID)];
    }

    private ChatHead? Head(Dialog dialog) =>
        MessageReading.Person(dialog.peer, telegram.UserId, people) is { } person && people.AccessHash(person) is { } hash
            ? new(person, new(person, hash), dialog.top_message, dialog.read_outbox_max_id)
            : null;

    private static (MessageBase Message, InputPeer Peer)? Last(Messages_Dialogs page)
    {
        foreach (var dialog in page.dialogs.OfType<Dialog>().Reverse())
        {
            var top = page.messages.FirstOrDefault(m => m.ID == dialog.top_message && m.Peer?.ID == dialog.peer.ID);
            if (top is not null && page.UserOrChat(dialog.peer)?.ToInputPeer() is { } peer) return (top, peer);
        }

        return null;
    }
}
