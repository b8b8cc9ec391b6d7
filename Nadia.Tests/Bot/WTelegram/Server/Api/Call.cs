using Nadia.Tests.Bot.WTelegram.Server.Wire;

namespace Nadia.Tests.Bot.WTelegram.Server.Api;

/// <summary>A method called over a connection whose key is known.</summary>
internal sealed record Call(Connection Connection, Request Request)
{
    public AuthKey Key => Connection.Key!;

    public int DataCentre => Connection.DataCentre;
}
