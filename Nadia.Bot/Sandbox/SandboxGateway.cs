using Nadia.Core.Accounts;
using Nadia.Core.Delivery;
using Nadia.Core.Live;
using Nadia.Core.Rehearsals;

namespace Nadia.Bot.Sandbox;

/// <summary>The channel in which anyone plays the customer: the gateway's other implementation. What people write comes in by <see cref="SandboxService"/>.</summary>
public sealed class SandboxGateway(SandboxPhone phone, RehearsedFaults faults, LiveFeed feed) : ITelegramGateway
{
    private static readonly TimeSpan FloodWait = TimeSpan.FromSeconds(15);

    public ChannelKind Channel => ChannelKind.Sandbox;

    public async Task RunAsync(InboundHandler inbound, CancellationToken token) =>
        await Task.Delay(Timeout.Infinite, token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    public async Task<SendResult> SendAsync(Peer peer, string text, long randomId, CancellationToken token)
    {
        switch (await faults.TakeAsync(peer.ChatId, token))
        {
            case null:
                return new SendResult.Sent(await phone.ArriveAsync(peer.ChatId, text, randomId, token));
            case RehearsedFaultKind.LostAnswer:
                await phone.ArriveAsync(peer.ChatId, text, randomId, token);
                throw new IOException("The answer is lost, as the rehearsal says.");
            case RehearsedFaultKind.FloodWait:
                return new SendResult.AccountWaits(FloodWait, "FLOOD_WAIT_X", "The rehearsal asks to wait 15 s, as Telegram would.");
            case RehearsedFaultKind.Blocked:
                return new SendResult.Refused("The customer has blocked the business, as the rehearsal says.");
            case RehearsedFaultKind.Unreachable:
            default:
                throw new IOException("The connection is gone, as the rehearsal says.");
        }
    }

    public Task<PhotoResult> FetchPhotoAsync(Peer peer, string externalId, CancellationToken token) =>
        Task.FromResult<PhotoResult>(new PhotoResult.Refused("The sandbox has no photos."));

    /// <summary>The sandbox's customers see no read marks.</summary>
    public Task ShowReadAsync(Peer peer, string throughExternalId, CancellationToken token) => Task.CompletedTask;

    public Task ShowTypingAsync(Peer peer, CancellationToken token)
    {
        feed.Publish(LiveChange.Typing(peer.ChatId));
        return Task.CompletedTask;
    }

    public Task StopTypingAsync(Peer peer, CancellationToken token)
    {
        feed.Publish(LiveChange.TypingEnded(peer.ChatId));
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
