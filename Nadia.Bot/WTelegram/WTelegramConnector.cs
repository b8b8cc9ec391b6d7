using Microsoft.Extensions.Logging;
using Nadia.Bot.Login;
using Nadia.Core.Accounts;
using Nadia.Core.Conversations;
using Nadia.Core.Delivery;
using TL;

namespace Nadia.Bot.WTelegram;

/// <summary>Connects to Telegram through WTelegramClient.</summary>
internal sealed class WTelegramConnector(
    TelegramClients clients,
    AccountStore accounts,
    SentMessages sent,
    RecoveryReads recoveryReads,
    HistoryImport historyImport,
    TimeProvider clock,
    ILogger<WTelegramGateway> log)
    : ITelegramConnector, ILoginConnector
{
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(10);

    public ITelegramGateway Create(int accountId, byte[] session, Func<ITelegramGateway, CancellationToken, Task> connected) =>
        new WTelegramGateway(accountId, session, connected, clients, accounts, sent, recoveryReads, historyImport, clock, log);

    public ILoginDialogue Open() => new WTelegramLogin(clients, clock);

    public async Task RevokeAsync(byte[] session, CancellationToken token)
    {
        var client = await clients.CreateAsync(session, _ => { }, token);
        try
        {
            await client.ConnectAsync(clock, token);
            await client.Auth_LogOut().WithinAsync(AnswerWithin, clock, token);
        }
        catch (Exception e) when (e is GatewayStoppedException or RpcException { Code: 401 })
        {
            // Telegram has ended it already.
        }
        finally
        {
            await client.CloseAsync(clock);
        }
    }
}
