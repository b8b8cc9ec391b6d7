using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Nadia.Tests.Bot.WTelegram.Server.Wire;

/// <summary>The keys the server knows. They outlive the listener, so that a client may come back.</summary>
internal sealed class AuthKeys
{
    private readonly ConcurrentDictionary<long, AuthKey> keys = new();

    public IEnumerable<AuthKey> All => keys.Values;

    public void Add(AuthKey key) => keys[key.Id] = key;

    public bool TryFind(long id, [NotNullWhen(true)] out AuthKey? key) => keys.TryGetValue(id, out key);

    public void Forget(AuthKey key) => keys.TryRemove(key.Id, out _);

    public void ForgetAll() => keys.Clear();
}
