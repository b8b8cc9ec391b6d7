using Nadia.Core.Accounts;
using Nadia.Core.Delivery;
using Nadia.Core.Live;

namespace Nadia.Bot.Sandbox;

/// <summary>The channel in which anyone plays the customer: the gateway's other implementation. What people write comes in by <see cref="SandboxService"/>.</summary>
public sealed class SandboxGateway(SandboxPhone phone, LiveFeed feed) : ITelegramGateway
{
    public ChannelKind Channel => ChannelKind.Sandbox;

    public async Task RunAsync(InboundHandler inbound, CancellationToken token) =>
        await Task.Delay(Timeout.Infinite, token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    public async Task<SendResult> SendAsync(Peer peer, string text, long randomId, CancellationToken token) =>
        new SendResult.Sent(await phone.ArriveAsync(peer.ChatId, text, randomId, token));

    public Task<PhotoResult> FetchPhotoAsync(Peer peer, string externalId, CancellationToken token) =>
        Task.FromResult<PhotoResult>(new PhotoResult.Refused("The sandbox has no photos."));

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
