using TL;

namespace Nadia.Tests.Bot.WTelegram.Server;

/// <summary>One entry of the account's log of updates: what moved its position to <paramref name="Pts"/>.</summary>
internal sealed record Happening(int Pts, Update Update);
