using Nadia.Bot.WTelegram;
using Nadia.Core.Accounts;
using WTelegram;

namespace Nadia.Tests.Bot.WTelegram;

/// <summary>The library's own client with a node's stored session, for what the product does not call. If the node runs, the session ends.</summary>
internal static class RawClient
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<Client> OpenAsync(LiveNode node)
    {
        var account = await node.AccountAsync();
        var session = await node.Get<AccountStore>().LoadSessionAsync(account.Id, Token);
        var client = await node.Get<TelegramClients>().CreateAsync(session, _ => { }, Token);
        await client.LoginUserIfNeeded(reloginOnFailedResume: false).WaitAsync(TimeSpan.FromSeconds(30), Token);
        return client;
    }
}
