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
    public ITelegramGateway Create(int accountId, byte[] session, Func<ITelegramGateway, CancellationToken, Task> connected) =>
        new WTelegramGateway(accountId, session, connected, clients, accounts, sent, recoveryReads, historyImport, clock, log);

    public ILoginDialogue Open() => new WTelegramLogin(clients, clock);

    public Task RevokeAsync(byte[] session, CancellationToken token) => clients.EndSessionAsync(session, clock, token);
}
