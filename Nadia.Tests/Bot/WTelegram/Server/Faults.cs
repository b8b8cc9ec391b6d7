using System.Collections.Concurrent;
using Nadia.Tests.Bot.WTelegram.Server.Api;
using TL;
using TL.Methods;

namespace Nadia.Tests.Bot.WTelegram.Server;

/// <summary>What the server does wrong, or refuses, when a test says so.</summary>
internal sealed class Faults(TimeProvider clock)
{
    private readonly ConcurrentDictionary<Type, (RpcFault Fault, int Left)> planned = new();
    private readonly Queue<DateTimeOffset> passed = new();
    private int lostAnswers;
    private bool cutsThen;
    private int tooLong;

    /// <summary>Accepts and reads, and never says a word: a network that has fallen silent.</summary>
    public bool Silent { get; set; }

    /// <summary>How long every answer takes; the call is carried out at once.</summary>
    public TimeSpan AnswerDelay { get; set; }

    /// <summary>Answers a repeated random id with RANDOM_ID_DUPLICATE, as Telegram does while the first call is in progress.</summary>
    public bool InsistsOnDuplicates { get; set; }

    /// <summary>The position is unknown to the server: PERSISTENT_TIMESTAMP_INVALID.</summary>
    public bool PositionForgotten { get; set; }

    /// <summary>The longest difference that comes in one piece, in updates.</summary>
    public int SliceSize { get; set; } = 100;

    /// <summary>Sends that pass in <see cref="Window"/>; those above get FLOOD_WAIT_X. Null: no limit.</summary>
    public int? SendsPerWindow { get; set; }

    public TimeSpan Window { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The next calls of a method fail.</summary>
    public void Refuse<T>(int code, string error, int times = int.MaxValue)
        where T : IObject => planned[typeof(T)] = (new RpcFault(code, error), times);

    public void Allow<T>()
        where T : IObject => planned.TryRemove(typeof(T), out _);

    public void FloodWait(int seconds, int times = 1) => Refuse<Messages_SendMessage>(420, $"FLOOD_WAIT_{seconds}", times);

    public void PeerFlood() => Refuse<Messages_SendMessage>(400, "PEER_FLOOD");

    /// <summary>The next sends are carried out; then the answer is lost, with the connection unless told otherwise.</summary>
    public void LoseAnswers(int times = 1, bool cut = true) => (lostAnswers, cutsThen) = (times, cut);

    /// <summary>The next difference is too long: the client has to read the chats.</summary>
    public void DifferenceTooLong(int times = 1) => Volatile.Write(ref tooLong, times);

    internal RpcFault? Of(IObject method)
    {
        var type = method.GetType();
        if (!planned.TryGetValue(type, out var plan) || plan.Left == 0) return null;
        planned[type] = (plan.Fault, plan.Left == int.MaxValue ? plan.Left : plan.Left - 1);
        return plan.Fault;
    }

    /// <summary>Counts this send, unless it is one too many.</summary>
    internal RpcFault? SendingRefused()
    {
        if (SendsPerWindow is not { } allowed) return null;
        var now = clock.GetUtcNow();
        while (passed.TryPeek(out var oldest) && now - oldest >= Window) passed.Dequeue();
        if (passed.Count >= allowed) return new(420, $"FLOOD_WAIT_{(int)Math.Ceiling((Window - (now - passed.Peek())).TotalSeconds)}");
        passed.Enqueue(now);
        return null;
    }

    /// <summary>Null when the answer goes out; else whether the connection is cut.</summary>
    internal bool? TakeAnswerLost() => lostAnswers > 0 && lostAnswers-- > 0 ? cutsThen : null;

    internal bool TakeDifferenceTooLong() => tooLong > 0 && tooLong-- > 0;
}
