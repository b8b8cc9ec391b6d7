using Nadia.Core.Accounts;
using WTelegram;

namespace Nadia.Bot.WTelegram;

/// <summary>Saves how far the updates were taken in, never ahead of what is committed.</summary>
internal sealed class PositionKeeper(int accountId, UpdateManager manager, UpdateReader reader, AccountStore accounts, SavedPosition? saved)
{
    private SavedPosition? saved = saved;
    private volatile Copy latest = new(0);

    /// <summary>Up to which pts (https://core.telegram.org/api/updates) the updates were taken in when that could last be seen; each sight is another object.</summary>
    public Copy Latest => latest;

    /// <remarks>
    /// The library raises its position before it calls the reader, and hands out live objects. Its <c>State</c> waits for the
    /// update that is being read: so the position is copied, and saved after a second wait, when every update it counts has
    /// been read. Both waits block a thread, therefore not this one.
    /// </remarks>
    public async Task SaveAsync(CancellationToken token)
    {
        var copy = await Task.Run(() => SavedPosition.Of(manager.State), token);
        latest = new(copy.Pts);
        if (copy == saved || copy.Pts == 0) return;
        await Task.Run(() => manager.State, token);
        if (reader.Abandoned) return;
        await accounts.SaveUpdateStateAsync(accountId, copy.ToJson(), token);
        saved = copy;
    }

    internal sealed class Copy(int pts)
    {
        public int Pts => pts;
    }
}
