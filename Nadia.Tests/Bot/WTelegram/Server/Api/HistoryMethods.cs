using TL;
using TL.Methods;

namespace Nadia.Tests.Bot.WTelegram.Server.Api;

/// <summary>Reading chats: https://core.telegram.org/method/messages.getHistory and https://core.telegram.org/api/offsets.</summary>
internal sealed class HistoryMethods(Cloud cloud, Pushes pushes)
{
    private const int LargestPage = 100;

    public void Register(Desk desk)
    {
        desk.On<Messages_GetHistory>((_, method) => History(method));
        desk.On<Messages_GetMessages>((_, method) => Messages(method));
        desk.On<Messages_GetDialogs>((_, method) => Dialogs(method));
        desk.On<Messages_GetPeerDialogs>((_, method) => PeerDialogs(method));
        desk.On<Messages_ReadHistory>(Read);
    }

    /// <summary>
    /// The page is cut by <c>offset_id</c>, <c>add_offset</c> and <c>limit</c> first; <c>min_id</c> and <c>max_id</c> then only leave messages
    /// out of it. So clients have seen it: a range that lies more than a page back answers nothing.
    /// </summary>
    private Messages_MessagesBase History(Messages_GetHistory method)
    {
        var all = cloud.ChatWith(cloud.Reach(method.peer).id);
        var from = method.offset_id > 0 ? all.Count(m => m.id >= method.offset_id) : 0;
        var page = all.Skip(Math.Max(0, from + method.add_offset)).Take(Math.Clamp(method.limit, 0, LargestPage))
            .Where(m => (method.max_id == 0 || m.id < method.max_id) && m.id > method.min_id)
            .ToArray();
        return page.Length == all.Count
            ? new Messages_Messages { messages = page, topics = [], users = cloud.UsersOf(page), chats = [] }
            : new Messages_MessagesSlice { count = all.Count, messages = page, topics = [], users = cloud.UsersOf(page), chats = [] };
    }

    private Messages_Messages Messages(Messages_GetMessages method)
    {
        var found = method.id.OfType<InputMessageID>()
            .Select(id => cloud.Find(id.id) ?? (MessageBase)new MessageEmpty { id = id.id })
            .ToArray();
        return new() { messages = found, topics = [], users = cloud.UsersOf(found), chats = cloud.ChatsOf(found) };
    }

    private Messages_DialogsBase Dialogs(Messages_GetDialogs method)
    {
        var all = cloud.NewestOfEachChat();
        var page = all.Where(m => method.offset_id == 0 || m.id < method.offset_id).Take(Math.Clamp(method.limit, 1, LargestPage)).ToArray();
        var (dialogs, users, chats) = (page.Select(Dialog).ToArray<DialogBase>(), cloud.UsersOf(page), cloud.ChatsOf(page));
        return page.Length == all.Count
            ? new Messages_Dialogs { dialogs = dialogs, messages = page, users = users, chats = chats }
            : new Messages_DialogsSlice { count = all.Count, dialogs = dialogs, messages = page, users = users, chats = chats };
    }

    private Messages_PeerDialogs PeerDialogs(Messages_GetPeerDialogs method)
    {
        var asked = method.peers.OfType<InputDialogPeer>().Select(p => cloud.Reach(p.peer).id).ToHashSet();
        var newest = cloud.NewestOfEachChat().Where(m => asked.Contains(m.peer_id.ID)).ToArray();
        return new()
        {
            dialogs = [.. newest.Select(Dialog)],
            messages = newest,
            users = cloud.UsersOf(newest),
            chats = [],
            state = cloud.State,
        };
    }

    private Messages_AffectedMessages Read(Call call, Messages_ReadHistory method)
    {
        var update = cloud.ReadInbox(cloud.Reach(method.peer).id, method.max_id);
        pushes.Push(cloud.Wrap(update), except: call.Connection);
        return new() { pts = update.pts, pts_count = update.pts_count };
    }

    private Dialog Dialog(Message newest) => new()
    {
        peer = newest.peer_id,
        top_message = newest.id,
        read_inbox_max_id = cloud.ReadMark(newest.peer_id.ID).Inbox,
        read_outbox_max_id = cloud.ReadMark(newest.peer_id.ID).Outbox,
        unread_count = cloud.Unread(newest.peer_id.ID),
        notify_settings = new PeerNotifySettings(),
    };
}
