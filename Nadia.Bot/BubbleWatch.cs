using Microsoft.Extensions.Logging;
using Nadia.Core.Delivery;
using Nadia.Core.Live;

namespace Nadia.Bot;

/// <summary>
/// Keeps the lease while one bubble is typed, waits for its turn and is sent, and says at once when it is not to go any more: the customer
/// began to write, sending was paused, another worker took over. Only the hand-over decides; this spares the customer a "typing…" that
/// nothing follows.
/// </summary>
internal sealed class BubbleWatch : IAsyncDisposable
{
    /// <summary>Telegram clears "typing…" after about 6 s, and the lease lasts 10 s.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(4);

    private readonly Outbox outbox;
    private readonly LeasedConversation lease;
    private readonly OutboxBubble bubble;
    private readonly TimeProvider clock;
    private readonly ILogger log;
    private readonly CancellationTokenSource gone;
    private readonly CancellationTokenSource over = new();
    private readonly LiveSubscription subscription;
    private readonly Task keeping;

    public BubbleWatch(
        Outbox outbox, LiveFeed feed, LeasedConversation lease, OutboxBubble bubble, TimeProvider clock, ILogger log, CancellationToken token)
    {
        (this.outbox, this.lease, this.bubble, this.clock, this.log) = (outbox, lease, bubble, clock, log);
        gone = CancellationTokenSource.CreateLinkedTokenSource(token);
        Gone = gone.Token;
        subscription = feed.Subscribe(
            change => change.Topic == LiveTopic.Sending || change == LiveChange.Conversation(lease.Id), _ => LookAsync(), TimeSpan.Zero);
        keeping = KeepAsync();
    }

    /// <summary>Cancelled when the bubble is not to go now; without meaning once it was handed over.</summary>
    public CancellationToken Gone { get; }

    public async ValueTask DisposeAsync()
    {
        subscription.Dispose();
        await over.CancelAsync();
        await keeping;
        over.Dispose();
        gone.Dispose();
    }

    private async Task KeepAsync()
    {
        while (!over.IsCancellationRequested)
        {
            await Task.Delay(Every, clock, over.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!over.IsCancellationRequested) await LookAsync();
        }
    }

    private async Task LookAsync()
    {
        try
        {
            if (!await outbox.KeepAsync(lease, bubble, over.Token)) await gone.CancelAsync();
        }
        catch (Exception e)
        {
            // PostgreSQL is away: the lease then lapses, and the hand-over cannot happen without it.
            log.LogDebug("The lease of conversation {Conversation} could not be kept ({Kind})", lease.Id, e.GetType().Name);
        }
    }
}
