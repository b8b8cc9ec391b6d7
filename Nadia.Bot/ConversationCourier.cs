using Microsoft.Extensions.Logging;
using Nadia.Core.Accounts;
using Nadia.Core.Delivery;

namespace Nadia.Bot;

/// <summary>
/// Delivers the bubbles of one leased conversation in order: typing, pause, send, record. Whatever ends it, the next bubble
/// goes out with the random id it was given when it was approved.
/// </summary>
public sealed class ConversationCourier(
    Outbox outbox, AccountStore accounts, TypingCadence cadence, TimeProvider clock, ILogger<ConversationCourier> log)
{
    /// <summary>Telegram clears "typing…" after about 6 s, and the lease lasts 10 s.</summary>
    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(4);

    private static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Returns when nothing more may leave now. Throws nothing: a failure is recorded or the lease lapses.</summary>
    public async Task DeliverAsync(ITelegramGateway gateway, LeasedConversation lease, CancellationToken token)
    {
        try
        {
            var goOn = true;
            while (goOn && await outbox.BeginAsync(lease, token) is { } bubble) goOn = await DeliverOneAsync(gateway, lease, bubble, token);
            await outbox.ReleaseAsync(lease, CancellationToken.None);
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            await ReleaseQuietlyAsync(lease);
        }
        catch (Exception e)
        {
            log.LogWarning("Conversation {Conversation} could not be delivered and is tried again: {Reason}", lease.Id, e.GetType().Name);
        }
    }

    private async Task<bool> DeliverOneAsync(ITelegramGateway gateway, LeasedConversation lease, OutboxBubble bubble, CancellationToken token)
    {
        var peer = new Peer(lease.ChatId, lease.PeerAccessHash);
        try
        {
            if (bubble.Attempts == 1 && !await TypeAsync(gateway, peer, lease, bubble, token)) return false;
            var result = await SendAsync(gateway, peer, lease, bubble, token);
            return await RecordAsync(bubble, result, token);
        }
        catch (Exception e) when (!token.IsCancellationRequested)
        {
            var delay = TimeSpan.FromSeconds(Math.Min(60, Math.Pow(2, Math.Min(bubble.Attempts, 6))));
            log.LogWarning("Bubble {Bubble} is sent again in {Delay} with the same random id: {Reason}", bubble.Id, delay, e.GetType().Name);
            await outbox.PostponeAsync(bubble, delay, "The connection failed; it is sent again.", token);
            return false;
        }
    }

    /// <summary>The human pause, showing "typing…"; false when another worker has taken the conversation over.</summary>
    private async Task<bool> TypeAsync(
        ITelegramGateway gateway, Peer peer, LeasedConversation lease, OutboxBubble bubble, CancellationToken token)
    {
        var before = bubble.Position == 0 ? cadence.Reading(await outbox.AnsweredTextAsync(bubble.DraftId, token)) : cadence.Between();
        if (before > TimeSpan.Zero) await Task.Delay(before, clock, token);
        var left = cadence.Typing(bubble.Text);
        while (left > TimeSpan.Zero)
        {
            await gateway.ShowTypingAsync(peer, token);
            var step = left < Refresh ? left : Refresh;
            await Task.Delay(step, clock, token);
            left -= step;
            if (!await outbox.RenewAsync(lease, token)) return false;
        }

        return true;
    }

    /// <summary>Sends while keeping the lease, so that a slow channel is not sent to by two workers.</summary>
    private async Task<SendResult> SendAsync(
        ITelegramGateway gateway, Peer peer, LeasedConversation lease, OutboxBubble bubble, CancellationToken token)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(token);
        var renewing = KeepAsync(lease, stop.Token);
        try
        {
            return await gateway.SendAsync(peer, bubble.Text, bubble.RandomId, token).WaitAsync(SendTimeout, clock, token);
        }
        finally
        {
            await stop.CancelAsync();
            await renewing;
        }
    }

    private async Task KeepAsync(LeasedConversation lease, CancellationToken token)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Refresh, clock, token);
                await outbox.RenewAsync(lease, token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException || !token.IsCancellationRequested)
        {
            // Sent, or PostgreSQL is away: the lease then lapses, and the same random id keeps the bubble single.
        }
    }

    private async Task<bool> RecordAsync(OutboxBubble bubble, SendResult result, CancellationToken token)
    {
        switch (result)
        {
            case SendResult.Sent sent:
                await outbox.SentAsync(bubble, sent.ExternalId, CancellationToken.None);
                return true;
            case SendResult.Later later:
                await outbox.PostponeAsync(bubble, later.Delay, later.Reason, token);
                return false;
            case SendResult.Refused refused:
                await outbox.FailAsync(bubble, refused.Reason, token);
                return true;
            case SendResult.AccountStopped stopped:
                await outbox.PostponeAsync(bubble, TimeSpan.FromMinutes(1), stopped.Reason, token);
                await accounts.SetStateAsync(bubble.AccountId, AccountState.Paused, stopped.Reason, token);
                return false;
            default:
                throw new InvalidOperationException($"Unknown answer of the gateway: {result.GetType().Name}");
        }
    }

    private async Task ReleaseQuietlyAsync(LeasedConversation lease)
    {
        try
        {
            await outbox.ReleaseAsync(lease, CancellationToken.None);
        }
        catch (Exception e)
        {
            log.LogDebug("The lease of conversation {Conversation} is left to lapse: {Reason}", lease.Id, e.GetType().Name);
        }
    }
}
