using System.Collections.Concurrent;
using Nadia.Tests.Bot.WTelegram.Server.Api;

namespace Nadia.Tests.Bot.WTelegram.Server.Wire;

/// <summary>What all connections of a data centre share. Each centre has keys of its own; the account is the same in all.</summary>
internal sealed class Backstage(int dataCentre, TimeProvider clock, Faults faults, Desk desk, Connections connections)
{
    public int DataCentre => dataCentre;

    public TimeProvider Clock => clock;

    public AuthKeys Keys { get; } = new();

    /// <summary>Of all data centres.</summary>
    public Connections Connections => connections;

    public Faults Faults => faults;

    public Desk Desk => desk;

    /// <summary>What clients did that no client should, and what this server does wrong.</summary>
    public ConcurrentQueue<Exception> Troubles { get; } = new();
}
