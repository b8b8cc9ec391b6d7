using Nadia.Tests.Bot.WTelegram.Server.Wire;
using TL;

namespace Nadia.Tests.Bot.WTelegram.Server;

/// <summary>The updates that the server sends by itself; a test may drop, double, hold and turn them round. What is dropped stays in the difference.</summary>
internal sealed class Pushes(Connections connections)
{
    private readonly Lock gate = new();
    private readonly List<(UpdatesBase Updates, Connection? Except)> held = [];
    private bool holding;

    /// <summary>Nothing is pushed.</summary>
    public bool Muted { get; set; }

    /// <summary>Pushes new messages without sender's details where that is possible: updateShortMessage.</summary>
    public bool Short { get; set; }

    /// <summary>How often each is sent.</summary>
    public int Copies { get; set; } = 1;

    /// <summary>Keeps what is to be pushed until <see cref="Release"/>.</summary>
    public void Hold()
    {
        lock (gate) holding = true;
    }

    /// <param name="order">Of as many as are held; those it leaves out are dropped.</param>
    public void Release(params int[] order)
    {
        lock (gate)
        {
            holding = false;
            foreach (var i in order) Send(held[i].Updates, held[i].Except);
            held.Clear();
        }
    }

    internal void Push(UpdatesBase updates, Connection? except = null)
    {
        lock (gate)
        {
            if (Muted) return;
            if (holding) held.Add((updates, except));
            else Send(updates, except);
        }
    }

    private void Send(UpdatesBase updates, Connection? except)
    {
        foreach (var connection in connections.All)
        {
            if (!connection.IsListening || connection.Key is not { IsSignedIn: true } || connection == except) continue;
            for (var i = 0; i < Copies; i++) connection.Send(updates);
        }
    }
}
