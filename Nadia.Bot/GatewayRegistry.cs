using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Nadia.Bot;

/// <summary>
/// Which gateway serves which account on this node at this moment. An account that another node serves, or that is not
/// connected, is not in here: its outbox waits.
/// </summary>
public sealed class GatewayRegistry
{
    private readonly ConcurrentDictionary<int, ITelegramGateway> gateways = new();
    private TaskCompletionSource changed = NewSignal();

    /// <summary>The accounts served here now.</summary>
    public IReadOnlyCollection<int> AccountIds => [.. gateways.Keys];

    /// <summary>
    /// Completes at the next change. To miss none: take it first, then look, then await it.
    /// </summary>
    public Task Changed => Volatile.Read(ref changed).Task;

    public bool TryGet(int accountId, [NotNullWhen(true)] out ITelegramGateway? gateway) => gateways.TryGetValue(accountId, out gateway);

    /// <exception cref="InvalidOperationException">The account is served already: it has one gateway at a time.</exception>
    public void Register(int accountId, ITelegramGateway gateway)
    {
        if (!gateways.TryAdd(accountId, gateway)) throw new InvalidOperationException($"Account {accountId} has a gateway already.");
        Signal();
    }

    /// <summary>Takes exactly this gateway out; a newer one of the same account stays.</summary>
    public void Unregister(int accountId, ITelegramGateway gateway)
    {
        if (gateways.TryRemove(KeyValuePair.Create(accountId, gateway))) Signal();
    }

    private void Signal() => Interlocked.Exchange(ref changed, NewSignal()).SetResult();

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
