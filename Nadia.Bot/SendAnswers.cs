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
                await FloodedAsync(gateway, bubble, waits.Error, waits.Wait);
                await outbox.PostponeAsync(bubble, TimeSpan.Zero, waits.Reason, CancellationToken.None);
                return false;
            case SendResult.Refused refused:
                await outbox.FailAsync(bubble, refused.Reason, CancellationToken.None);
                return false;
            case SendResult.AccountStopped stopped:
                await accounts.SetStateAsync(bubble.AccountId, AccountState.Paused, stopped.Reason, CancellationToken.None);
                if (stopped.Error == RiskRule.PeerFlood) await FloodedAsync(gateway, bubble, stopped.Error, TimeSpan.Zero);
                await outbox.PostponeAsync(bubble, TimeSpan.Zero, stopped.Reason, CancellationToken.None);
                return false;
            default:
                throw new InvalidOperationException($"Unknown answer of the gateway: {result.GetType().Name}");
        }
    }

    private async Task FloodedAsync(ITelegramGateway gateway, OutboxBubble bubble, string error, TimeSpan wait)
    {
        await floods.RecordAsync(bubble.AccountId, error, wait, CancellationToken.None);
        if (gateway.Channel == ChannelKind.Telegram) await governor.WatchAsync(bubble.AccountId, CancellationToken.None);
    }
}
