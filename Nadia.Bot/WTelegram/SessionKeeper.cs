using Nadia.Core.Accounts;

namespace Nadia.Bot.WTelegram;

/// <summary>Stores the library's session when it has changed: on reconnections and changes of salt.</summary>
internal sealed class SessionKeeper(int accountId, AccountStore accounts)
{
    private byte[]? latest;

    /// <summary>Called under the library's lock.</summary>
    public void Offer(byte[] session) => Volatile.Write(ref latest, session);

    public async Task SaveAsync(CancellationToken token)
    {
        var session = Volatile.Read(ref latest);
        if (session is null) return;
        await accounts.SaveSessionAsync(accountId, session, token);
        Interlocked.CompareExchange(ref latest, null, session);
    }
}
