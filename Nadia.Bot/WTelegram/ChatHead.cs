using TL;

namespace Nadia.Bot.WTelegram;

/// <summary>One private chat with a person, as the list of chats shows it.</summary>
/// <param name="TopMessage">The newest message's id.</param>
/// <param name="ReadThrough">The last message of ours that the customer has read; 0 for none.</param>
internal sealed record ChatHead(long Person, InputPeerUser Peer, int TopMessage, int ReadThrough);
