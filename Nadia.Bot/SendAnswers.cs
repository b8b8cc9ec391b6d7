using Nadia.Core.Accounts;
using Nadia.Core.Delivery;
using Nadia.Core.Delivery.Risk;

namespace Nadia.Bot;

/// <summary>What the channel's answer to a bubble means for the bubble, its reply and the account.</summary>
public sealed class SendAnswers(Outbox outbox, SendPace pace, AccountStore accounts, FloodLog floods, Governor governor)
{
    /// <summary>True when the conversation's next bubble may be tried.</summary>
    public async Task<bool> RecordAsync(ITelegramGateway gateway, OutboxBubble bubble, SendResult result, CancellationToken token)
    {
        switch (result)
        {
            case SendResult.Sent sent:
                await outbox.SentAsync(bubble, sent.ExternalId, CancellationToken.None);
                return true;
            case SendResult.Later later:
                await outbox.PostponeAsync(bubble, later.Delay, later.Reason, token);
                return false;
            case SendResult.AccountWaits waits:
                await pace.CloseAsync(gateway, bubble.AccountId, waits.Wait);
                await floods.RecordAsync(bubble.AccountId, waits.Error, waits.Wait, CancellationToken.None);
                await WatchAsync(gateway, bubble);
                await outbox.PostponeAsync(bubble, TimeSpan.Zero, waits.Reason, CancellationToken.None);
                return false;
            case SendResult.Refused refused:
                await outbox.FailAsync(bubble, refused.Reason, CancellationToken.None);
                return false;
            case SendResult.AccountStopped stopped:
                // Recorded before the pause is seen: whoever lifts the pause forgives this too.
                if (stopped.Error == RiskRule.PeerFlood) await floods.RecordAsync(bubble.AccountId, stopped.Error, TimeSpan.Zero, CancellationToken.None);
                await accounts.SetStateAsync(bubble.AccountId, AccountState.Paused, stopped.Reason, CancellationToken.None);
                await WatchAsync(gateway, bubble);
                await outbox.PostponeAsync(bubble, TimeSpan.Zero, stopped.Reason, CancellationToken.None);
                return false;
            default:
                throw new InvalidOperationException($"Unknown answer of the gateway: {result.GetType().Name}");
        }
    }

    private async Task WatchAsync(ITelegramGateway gateway, OutboxBubble bubble)
    {
        if (gateway.Channel == ChannelKind.Telegram) await governor.WatchAsync(bubble.AccountId, CancellationToken.None);
    }
}
