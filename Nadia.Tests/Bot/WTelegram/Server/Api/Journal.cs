using System.Collections.Concurrent;
using TL;

namespace Nadia.Tests.Bot.WTelegram.Server.Api;

/// <summary>Every method that was called, in order, with its time.</summary>
internal sealed class Journal(TimeProvider clock)
{
    private readonly ConcurrentQueue<(IObject Method, DateTimeOffset At)> calls = new();

    private readonly ConcurrentQueue<string> unserved = new();

    /// <summary>Methods that this server does not know.</summary>
    public IEnumerable<string> Unserved => unserved;

    public void NotServed(IObject method) => unserved.Enqueue(method.GetType().Name);

    public void Record(IObject method) => calls.Enqueue((method, clock.GetUtcNow()));

    public IReadOnlyList<(T Method, DateTimeOffset At)> Of<T>()
        where T : IObject => [.. calls.Where(c => c.Method is T).Select(c => ((T)c.Method, c.At))];
}
