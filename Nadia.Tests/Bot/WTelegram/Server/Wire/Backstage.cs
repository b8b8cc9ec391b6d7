using System.Collections.Concurrent;
using Nadia.Tests.Bot.WTelegram.Server.Api;

namespace Nadia.Tests.Bot.WTelegram.Server.Wire;

/// <summary>What all connections of a server share.</summary>
internal sealed class Backstage(TimeProvider clock, Faults faults, Desk desk)
{
    public TimeProvider Clock => clock;

    public AuthKeys Keys { get; } = new();

    public Connections Connections { get; } = new();

    public Faults Faults => faults;

    public Desk Desk => desk;

    /// <summary>What clients did that no client should, and what this server does wrong.</summary>
    public ConcurrentQueue<Exception> Troubles { get; } = new();
}
