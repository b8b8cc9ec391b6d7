using Microsoft.Extensions.Logging;
using Nadia.Core.Accounts;
using Nadia.Core.Delivery;
using TL;
using WTelegram;

namespace Nadia.Bot.WTelegram;

/// <summary>One connection of the business's account, from connecting to its end. It is not used again afterwards.</summary>
internal sealed class WTelegramGateway(
    int accountId,
    byte[] session,
    Func<ITelegramGateway, CancellationToken, Task> connected,
    TelegramClients clients,
    AccountStore accounts,
    SentMessages sent,
    TimeProvider clock,
    ILogger<WTelegramGateway> log) : ITelegramGateway
{
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan SignOfLifeEvery = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan SignOfLifeWithin = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan SaveEvery = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource lost = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SessionKeeper sessionKeeper = new(accountId, accounts);
    private Client? client;
    private BubbleSender? sender;

    public ChannelKind Channel => ChannelKind.Telegram;

    public async Task RunAsync(InboundHandler inbound, CancellationToken token)
    {
        using var life = CancellationTokenSource.CreateLinkedTokenSource(token);
        client = await clients.CreateAsync(session, sessionKeeper.Offer, token);
        try
        {
            await client.ConnectAsync(clock, token);
            var position = await ListenAsync(client, inbound, life.Token);
            await connected(this, token);
            var ends = new[] { lost.Task, AskForLifeAsync(client, life.Token), SaveAsync(position, life.Token) };
            await await Task.WhenAny(ends);
        }
        catch (RpcException e) when (TelegramErrors.Stops(e.Code, e.Message) is { } reason)
        {
            throw new GatewayStoppedException(reason, e);
        }
        finally
        {
            await life.CancelAsync();
        }
    }

    public Task<SendResult> SendAsync(Peer peer, string text, long randomId, CancellationToken token) =>
        Sender.SendAsync(peer, text, randomId, token);

    public Task ShowTypingAsync(Peer peer, CancellationToken token) => Sender.ShowTypingAsync(peer, token);

    public async ValueTask DisposeAsync()
    {
        lost.TrySetException(new IOException("The connection was closed."));
        _ = lost.Task.Exception;
        if (client is null) return;
        await client.CloseAsync(clock);
        client = null;
    }

    private BubbleSender Sender => sender ?? throw new InvalidOperationException("The account is not connected.");

    /// <summary>
    /// Signs in with the session and starts to take in updates, beginning at the saved position. Without one the server is asked
    /// for its own first: the library would drop what arrives until it has learnt it.
    /// </summary>
    private async Task<PositionKeeper> ListenAsync(Client telegram, InboundHandler inbound, CancellationToken life)
    {
        if (telegram.UserId == 0) throw new GatewayStoppedException("Nobody is signed in with the stored session. Log out and sign in again in Settings.");
        var saved = SavedPosition.Parse(await accounts.LoadUpdateStateAsync(accountId, life));
        var start = saved ?? SavedPosition.Of(await telegram.Updates_GetState().WithinAsync(AnswerWithin, clock, life));
        var people = new PeopleBook();
        var reader = new UpdateReader(accountId, telegram.UserId, inbound, sent, people, clock, log, life);
        var manager = telegram.WithUpdateManager(reader.TakeAsync, start.ToBoxes(), people);
        manager.Log = new UpdateWatch(reader, e => lost.TrySetException(e), log).Write;
        telegram.OnOther += other =>
        {
            if (other is ReactorError { Exception: var e }) lost.TrySetException(e ?? new IOException("The connection to Telegram broke."));
            return Task.CompletedTask;
        };
        await telegram.LoginUserIfNeeded(reloginOnFailedResume: false).WithinAsync(AnswerWithin, clock, life);
        telegram.MaxAutoReconnects = int.MaxValue;
        sender = new BubbleSender(accountId, telegram, people, sent, clock, e => lost.TrySetException(e), log);
        return new(accountId, manager, reader, accounts, saved);
    }

    /// <summary>
    /// The only way to notice a revoked session or a network that has fallen silent. One failure may be the library's own
    /// reconnection, which takes 6 s.
    /// </summary>
    private async Task AskForLifeAsync(Client telegram, CancellationToken life)
    {
        var failures = 0;
        while (true)
        {
            await Task.Delay(failures == 0 ? SignOfLifeEvery : SignOfLifeWithin / 2, clock, life);
            try
            {
                await telegram.Updates_GetState().WithinAsync(SignOfLifeWithin, clock, life);
                failures = 0;
            }
            catch (RpcException e) when (TelegramErrors.Stops(e.Code, e.Message) is null)
            {
                failures = 0;
            }
            catch (Exception e) when (e is IOException or TimeoutException && failures == 0)
            {
                failures++;
            }
        }
    }

    private async Task SaveAsync(PositionKeeper position, CancellationToken life)
    {
        while (true)
        {
            try
            {
                await position.SaveAsync(life);
                await sessionKeeper.SaveAsync(life);
            }
            catch (Exception e) when (!life.IsCancellationRequested)
            {
                log.LogWarning("The position of account {Account} is not saved yet ({Kind})", accountId, e.GetType().Name);
            }

            await Task.Delay(SaveEvery, clock, life);
        }
    }
}
