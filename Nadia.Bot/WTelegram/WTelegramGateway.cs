using Microsoft.Extensions.Logging;
using Nadia.Core.Accounts;
using Nadia.Core.Common;
using Nadia.Core.Conversations;
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
    RecoveryReads recoveryReads,
    HistoryImport historyImport,
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
            var (position, reconciliation) = await ListenAsync(client, inbound, life.Token);
            await connected(this, token);
            var ends = new[] { lost.Task, AskForLifeAsync(client, position, life.Token), SaveAsync(position, life.Token), reconciliation.RunAsync(life.Token) };
            await await Task.WhenAny(ends);
        }
        catch (RpcException e) when (TelegramErrors.Stops(e.Code, e.Message) is { } reason)
        {
            throw new GatewayStoppedException(reason, e);
        }
        catch (RpcException e) when (TelegramErrors.WaitOf(e.Code, e.X) is { } wait)
        {
            await accounts.ReportAsync(accountId, AccountState.Connecting, Words.InEnglish(() => TelegramErrors.OfWaiting(e.X)), life.Token);
            await Task.Delay(wait, clock, life.Token);
            throw;
        }
        finally
        {
            await life.CancelAsync();
        }
    }

    public Task<SendResult> SendAsync(Peer peer, string text, long randomId, CancellationToken token) =>
        Sender.SendAsync(peer, text, randomId, token);

    public Task<PhotoResult> FetchPhotoAsync(Peer peer, string externalId, CancellationToken token) =>
        new PhotoReading(Telegram, clock).FetchAsync(externalId, token);

    public Task ShowReadAsync(Peer peer, string throughExternalId, CancellationToken token) => Sender.ShowReadAsync(peer, throughExternalId, token);

    public Task ShowTypingAsync(Peer peer, CancellationToken token) => Sender.ShowTypingAsync(peer, token);

    public Task StopTypingAsync(Peer peer, CancellationToken token) => Sender.StopTypingAsync(peer, token);

    public async ValueTask DisposeAsync()
    {
        lost.TrySetException(new IOException("The connection was closed."));
        _ = lost.Task.Exception;
        if (client is null) return;
        await client.CloseAsync(clock);
        client = null;
    }

    private Client Telegram => client ?? throw new InvalidOperationException("The account is not connected.");

    private BubbleSender Sender => sender ?? throw new InvalidOperationException("The account is not connected.");

    /// <summary>Takes in what was missed, then signs in with the session and listens from there.</summary>
    private async Task<(PositionKeeper Position, Reconciliation Reconciliation)> ListenAsync(Client telegram, InboundHandler inbound, CancellationToken life)
    {
        if (telegram.UserId == 0) throw new GatewayStoppedException("Nobody is signed in with the stored session. Log out and sign in again in Settings.");
        telegram.OnOther += other =>
        {
            if (other is ReactorError { Exception: var e }) lost.TrySetException(e ?? new IOException("The connection to Telegram broke."));
            return Task.CompletedTask;
        };
        var people = new PeopleBook();
        var calls = new PacedCalls(clock, log);
        var reader = new UpdateReader(accountId, telegram.UserId, inbound, sent, people, clock, e => lost.TrySetException(e), log, life);
        var reached = await RecoverAsync(telegram, people, calls, reader, life);
        var reconciliation = new Reconciliation(accountId, telegram, inbound, recoveryReads, sent, people, calls, clock, log);
        var manager = telegram.WithUpdateManager(reader.TakeAsync, reached.ToBoxes(), people);
        manager.Log = new UpdateWatch(reader, reconciliation.Want, log).Write;
        await telegram.LoginUserIfNeeded(reloginOnFailedResume: false).WithinAsync(AnswerWithin, clock, life);
        telegram.MaxAutoReconnects = int.MaxValue;
        sender = new BubbleSender(accountId, telegram, people, sent, clock, e => lost.TrySetException(e), log);
        return (new(accountId, manager, reader, accounts, reached), reconciliation);
    }

    /// <summary>Ends early when the connection is lost: calls on a lost one never return.</summary>
    private async Task<SavedPosition> RecoverAsync(Client telegram, PeopleBook people, PacedCalls calls, UpdateReader reader, CancellationToken life)
    {
        var chats = new ChatList(telegram, people, calls);
        var recovery = new Recovery(
            accountId,
            telegram,
            accounts,
            recoveryReads,
            new CatchUp(telegram, people, reader, calls),
            new HistoryFill(accountId, chats, recoveryReads, reader),
            new FirstImport(accountId, telegram.UserId, chats, recoveryReads, historyImport, people),
            calls,
            reader,
            log);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(life);
        var running = recovery.RunAsync(stop.Token);
        if (await Task.WhenAny(running, lost.Task) != running)
        {
            await stop.CancelAsync();
            await ((Task)running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await lost.Task;
        }

        return await running;
    }

    /// <summary>
    /// The only way to notice a revoked session, a network that has fallen silent, or an update that was never pushed: the library asks for
    /// those after a quarter of an hour without any. One failure may be the library's own reconnection, which takes 6 s.
    /// </summary>
    private async Task AskForLifeAsync(Client telegram, PositionKeeper position, CancellationToken life)
    {
        var failures = 0;
        PositionKeeper.Copy? behind = null;
        while (true)
        {
            await Task.Delay(failures == 0 ? SignOfLifeEvery : SignOfLifeWithin / 2, clock, life);
            try
            {
                var server = await telegram.Updates_GetState().WithinAsync(SignOfLifeWithin, clock, life);
                failures = 0;
                var latest = position.Latest;
                if (behind is not null && behind != latest && behind.Pts == latest.Pts && latest.Pts < server.pts) throw new InvalidDataException("Telegram did not push an update.");
                behind = latest.Pts < server.pts ? latest : null;
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
