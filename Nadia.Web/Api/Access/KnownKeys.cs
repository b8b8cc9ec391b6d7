using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Nadia.Web.Api.Access;

/// <summary>
/// Which presented keys were found good before, by their hashes. The limiter counts those by key and everything else by address,
/// before any look-up: whoever guesses keys runs dry, even with a right guess, and the keys in use do not notice.
/// </summary>
internal sealed class KnownKeys
{
    private readonly ConcurrentDictionary<string, string> actors = new(StringComparer.Ordinal);

    /// <summary>The actor the key stood for when it was last seen, or null.</summary>
    public string? Find(string key) => actors.GetValueOrDefault(Hash(key));

    public void Remember(string key, string actorId) => actors[Hash(key)] = actorId;

    public void Forget(string key) => actors.TryRemove(Hash(key), out _);

    private static string Hash(string key) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
