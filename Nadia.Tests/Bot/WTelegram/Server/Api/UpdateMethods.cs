using TL;
using TL.Methods;

namespace Nadia.Tests.Bot.WTelegram.Server.Api;

/// <summary>Catching up: https://core.telegram.org/api/updates#recovering-gaps.</summary>
internal sealed class UpdateMethods(Cloud cloud, Faults faults)
{
    public void Register(Desk desk)
    {
        desk.On<Updates_GetState>((_, _) => cloud.State);
        desk.On<Updates_GetDifference>((_, method) => Difference(method.pts));
        desk.On<Account_UpdateStatus>((_, _) => true);
    }

    private Updates_DifferenceBase Difference(int pts)
    {
        if (faults.PositionForgotten) throw new RpcFault(400, "PERSISTENT_TIMESTAMP_INVALID");
        if (faults.TakeDifferenceTooLong()) return new Updates_DifferenceTooLong { pts = cloud.Pts };
        var missed = cloud.Since(pts);
        if (missed.Count == 0) return new Updates_DifferenceEmpty { date = cloud.Now, seq = 0 };
        if (missed.Count <= faults.SliceSize) return Whole(missed);
        var slice = missed.Take(faults.SliceSize).ToList();
        var (messages, others, users) = Parts(slice);
        return new Updates_DifferenceSlice
        {
            new_messages = messages,
            new_encrypted_messages = [],
            other_updates = others,
            users = users,
            chats = cloud.ChatsOf(messages),
            intermediate_state = cloud.StateAt(slice[^1].Pts),
        };
    }

    private Updates_Difference Whole(List<Happening> missed)
    {
        var (messages, others, users) = Parts(missed);
        return new()
        {
            new_messages = messages,
            new_encrypted_messages = [],
            other_updates = others,
            users = users,
            chats = cloud.ChatsOf(messages),
            state = cloud.State,
        };
    }

    /// <summary>New messages come as they are now; those deleted meanwhile do not come.</summary>
    private (MessageBase[] Messages, Update[] Others, Dictionary<long, User> Users) Parts(List<Happening> missed)
    {
        var messages = missed.Select(h => h.Update).OfType<UpdateNewMessage>()
            .Select(u => cloud.Find(u.message.ID)).OfType<MessageBase>().ToArray();
        var others = missed.Select(h => h.Update).Where(u => u is not UpdateNewMessage).ToArray();
        return (messages, others, cloud.UsersOf(messages));
    }
}
