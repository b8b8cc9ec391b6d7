using TL;
using TL.Methods;

namespace Nadia.Tests.Bot.WTelegram.Server.Api;

/// <summary>What the business sends: https://core.telegram.org/method/messages.sendMessage.</summary>
internal sealed class SendMethods(Cloud cloud, Faults faults, Pushes pushes)
{
    private const int LongestText = 4096;

    private readonly Dictionary<(long User, long RandomId), int> sent = [];

    public void Register(Desk desk)
    {
        desk.On<Messages_SendMessage>(Send);
        desk.On<Messages_SetTyping>((_, method) => ShowTyping(method));
    }

    private object? Send(Call call, Messages_SendMessage method)
    {
        var customer = cloud.Reach(method.peer);
        if (sent.TryGetValue((customer.id, method.random_id), out var known)) return Again(known, method.random_id);
        if (faults.SendingRefused() is { } fault) throw fault;
        Check(customer, method.message);
        var message = cloud.Store(customer.id, method.message.Trim(), isOutgoing: true, m =>
        {
            if (method.reply_to is not InputReplyToMessage { reply_to_msg_id: var answered }) return;
            m.flags |= Message.Flags.has_reply_to;
            m.reply_to = new MessageReplyHeader { flags = MessageReplyHeader.Flags.has_reply_to_msg_id, reply_to_msg_id = answered };
        });
        var update = cloud.NewMessage(message);
        sent[(customer.id, method.random_id)] = message.id;
        cloud.PhoneOf(customer.id).Arrive(message, method.random_id);
        pushes.Push(cloud.Wrap(update), except: call.Connection);
        if (faults.TakeAnswerLost() is { } cut)
        {
            if (cut) call.Connection.Cut();
            return null;
        }

        return new UpdateShortSentMessage
        {
            flags = UpdateShortSentMessage.Flags.out_,
            id = message.id,
            pts = update.pts,
            pts_count = update.pts_count,
            date = message.date,
        };
    }

    /// <summary>A random id is good for one message, for ever: https://core.telegram.org/api/updates#updatemessageid-updates.</summary>
    private Updates Again(int id, long randomId)
    {
        if (faults.InsistsOnDuplicates) throw new RpcFault(500, "RANDOM_ID_DUPLICATE");
        var first = new UpdateNewMessage { message = cloud.Find(id) ?? (MessageBase)new MessageEmpty { id = id }, pts = cloud.Pts, pts_count = 0 };
        return cloud.Wrap(new UpdateMessageID { id = id, random_id = randomId }, first);
    }

    private void Check(User customer, string text)
    {
        if (string.IsNullOrWhiteSpace(text)) throw new RpcFault(400, "MESSAGE_EMPTY");
        if (text.Length > LongestText) throw new RpcFault(400, "MESSAGE_TOO_LONG");
        if (customer.flags.HasFlag(User.Flags.deleted)) throw new RpcFault(400, "INPUT_USER_DEACTIVATED");
        if (cloud.PhoneOf(customer.id).HasBlocked) throw new RpcFault(400, "USER_IS_BLOCKED");
    }

    private bool ShowTyping(Messages_SetTyping method)
    {
        cloud.PhoneOf(cloud.Reach(method.peer).id).SeeTyping(method.action is SendMessageTypingAction);
        return true;
    }
}
