using Microsoft.Extensions.Logging;
using Nadia.Core.Delivery;
using Nadia.Core.Live;

namespace Nadia.Bot;

/// <summary>
/// Delivers the bubbles of one leased conversation in order: typing, pause, its turn, hand-over, send, record. Whatever ends it, the next bubble
/// goes out with the random id it was given when it was approved.
/// </summary>
public sealed class ConversationCourier(
    Outbox outbox, SendAnswers answers, SendPace pace, TypingCadence cadence, LiveFeed feed, TimeProvider clock, ILogger<ConversationCourier> log)
{
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
            await using var watch = new BubbleWatch(outbox, feed, lease, bubble, clock, log, token);
            if (!await IsReadyAsync(gateway, peer, bubble, watch.Gone, token) || await outbox.HandOverAsync(lease, bubble, token) != HandOver.Go)
            {
                await gateway.StopTypingAsync(peer, token);
                return false;
            }

            if (await pace.IsClosedAsync(gateway, bubble.AccountId))
            {
                // Another conversation was told to wait since the hand-over.
                await outbox.NotAskedAsync(bubble, "Telegram asks to wait before the next message.", CancellationToken.None);
                return false;
            }

            var answer = await gateway.SendAsync(peer, bubble.Text, bubble.RandomId, token).WaitAsync(SendTimeout, clock, token);
            return await answers.RecordAsync(gateway, bubble, answer, token);
        }
        catch (Exception e) when (!token.IsCancellationRequested)
        {
            var delay = TimeSpan.FromSeconds(Math.Min(60, Math.Pow(2, Math.Min(bubble.Attempts, 6))));
            log.LogWarning("Bubble {Bubble} is sent again in {Delay} with the same random id: {Reason}", bubble.Id, delay, e.GetType().Name);
            await outbox.PostponeAsync(bubble, delay, "The connection failed; it is sent again.", token);
            return false;
        }
    }

    /// <summary>Waits as a person would, and for the account's rate; false when the bubble is not to go now.</summary>
    private async Task<bool> IsReadyAsync(ITelegramGateway gateway, Peer peer, OutboxBubble bubble, CancellationToken gone, CancellationToken token)
    {
        try
        {
            if (bubble.Attempts == 0)
            {
                if (bubble.Position == 0) await ReadAsync(gateway, peer, bubble, gone);
                else await Task.Delay(cadence.Between(), clock, gone);
                await TypeAsync(gateway, peer, bubble, gone);
            }

            await pace.WaitAsync(gateway, bubble.AccountId, gone);
            return true;
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested && !token.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Shows the customer that what is being answered is read, for as long as a person would read it.</summary>
    private async Task ReadAsync(ITelegramGateway gateway, Peer peer, OutboxBubble bubble, CancellationToken gone)
    {
        var answered = await outbox.AnsweredAsync(bubble.DraftId, gone);
        var shown = answered.ThroughExternalId is { } through ? gateway.ShowReadAsync(peer, through, gone) : Task.CompletedTask;
        await Task.WhenAll(shown, Task.Delay(cadence.Reading(answered.Text), clock, gone));
    }

    /// <summary>The human pause, showing "typing…".</summary>
    private async Task TypeAsync(ITelegramGateway gateway, Peer peer, OutboxBubble bubble, CancellationToken gone)
    {
        var left = cadence.Typing(bubble.Text);
        while (left > TimeSpan.Zero)
        {
            await gateway.ShowTypingAsync(peer, gone);
            var step = left < BubbleWatch.Every ? left : BubbleWatch.Every;
            await Task.Delay(step, clock, gone);
            left -= step;
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
