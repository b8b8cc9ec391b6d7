using TL;
using TL.Methods;

namespace Nadia.Tests.Bot.WTelegram.Server.Api;

/// <summary>Who is who.</summary>
internal sealed class PeopleMethods(Cloud cloud)
{
    public void Register(Desk desk)
    {
        desk.On<Users_GetUsers>((_, method) => method.id.Select(Find).ToArray());
        desk.On<Users_GetFullUser>((_, method) => Full(Find(method.id)));
        desk.On<Contacts_ResolveUsername>((_, method) => Resolve(method.username));
    }

    private UserBase Find(InputUserBase who) => who switch
    {
        InputUserSelf => cloud.Self,
        InputUser { user_id: var id, access_hash: var hash } => cloud.Reach(new InputPeerUser(id, hash)),
        _ => throw new RpcFault(400, "USER_ID_INVALID"),
    };

    private static Users_UserFull Full(UserBase user) => new()
    {
        full_user = new UserFull { id = user.ID, settings = new PeerSettings(), notify_settings = new PeerNotifySettings() },
        users = new() { [user.ID] = (User)user },
        chats = [],
    };

    private Contacts_ResolvedPeer Resolve(string username)
    {
        var user = cloud.FindByName(username) ?? throw new RpcFault(400, "USERNAME_NOT_OCCUPIED");
        return new() { peer = new PeerUser { user_id = user.id }, users = new() { [user.id] = user }, chats = [] };
    }
}
