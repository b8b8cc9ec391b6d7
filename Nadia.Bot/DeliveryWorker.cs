using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Nadia.Core.Accounts;
using Nadia.Core.Delivery;
using Nadia.Core.Delivery.Risk;
using Nadia.Core.Live;

namespace Nadia.Bot;

/// <summary>
/// Takes conversations with approved bubbles in parallel, for the accounts that this node serves. It wakes on the live feed, when
/// the next bubble is due, and once a second in case a signal was lost.
/// </summary>
public sealed class DeliveryWorker(
    Outbox outbox,
    ConversationCourier courier,
    SendPace pace,
    Governor governor,
    GatewayRegistry gateways,
    LiveFeed feed,
    TimeProvider clock,
    ILogger<DeliveryWorker> log) : BackgroundService
{
    /// <summary>Conversations delivered at the same time on this node.</summary>
    public const int MaxParallel = 50;

    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WatchBusy = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan WatchIdle = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<Task, int> running = new();
    private readonly Dictionary<int, DateTimeOffset> watchAgain = [];
    private readonly SemaphoreSlim wake = new(0, 1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var subscription = feed.Subscribe(
            change => change.Topic is LiveTopic.Draft or LiveTopic.Account or LiveTopic.Sending, _ => Wake(), TimeSpan.FromMilliseconds(20));
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await TakeDueAsync(stoppingToken);
                await WaitAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception e)
            {
                log.LogWarning("Delivery could not look for work and tries again: {Reason}", e.GetType().Name);
                await Task.Delay(Poll, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        await Task.WhenAll(running.Keys);
    }

    private async Task TakeDueAsync(CancellationToken token)
    {
        foreach (var accountId in gateways.AccountIds)
        {
            if (running.Count >= MaxParallel || !gateways.TryGet(accountId, out var gateway)) continue;
            var busy = running.Values.Count(id => id == accountId);
            if (gateway.Channel == ChannelKind.Telegram) await WatchAsync(accountId, busy > 0, token);
            var room = Math.Min(MaxParallel - running.Count, await pace.RoomAsync(gateway, accountId, busy, token));
            if (room <= 0) continue;
            foreach (var lease in await outbox.LeaseAsync(accountId, room, token)) Start(gateway, lease, token);
        }
    }

    /// <summary>The governor looks often while the account sends or is not green, and seldom while it rests.</summary>
    private async Task WatchAsync(int accountId, bool busy, CancellationToken token)
    {
        var now = clock.GetUtcNow();
        if (watchAgain.TryGetValue(accountId, out var due) && now < due && !(busy && due - now > WatchBusy)) return;
        var risk = await governor.WatchAsync(accountId, token);
        watchAgain[accountId] = now + (busy || risk.Level != RiskLevel.Green ? WatchBusy : WatchIdle);
    }

    private void Start(ITelegramGateway gateway, LeasedConversation lease, CancellationToken token)
    {
        var delivery = courier.DeliverAsync(gateway, lease, token);
        running[delivery] = lease.AccountId;
        _ = delivery.ContinueWith(
            done =>
            {
                running.TryRemove(done, out _);
                Wake();
            },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    private async Task WaitAsync(CancellationToken token)
    {
        var wait = Poll;
        foreach (var accountId in gateways.AccountIds)
        {
            if (await outbox.NextDueAsync(accountId, token) is not { } due) continue;
            var until = due - clock.GetUtcNow();
            if (until > TimeSpan.Zero && until < wait) wait = until;
        }

        using var timeout = new CancellationTokenSource(wait, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(token, timeout.Token);
        await wake.WaitAsync(either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        token.ThrowIfCancellationRequested();
    }

    private Task Wake()
    {
        try
        {
            wake.Release();
        }
        catch (SemaphoreFullException)
        {
            // It will wake anyway.
        }

        return Task.CompletedTask;
    }
}
