using System.Collections.Concurrent;
using Nadia.Bot;
using Nadia.Core.Accounts;

namespace Nadia.Tests.Bot;

/// <summary>A channel that does what the test says, and keeps what it was asked for.</summary>
public sealed class FakeGateway : ITelegramGateway
{
    public ConcurrentQueue<(string ChatId, string Text, long RandomId)> Calls { get; } = new();

    /// <summary>Told of each call, the chat and the text, before it is answered.</summary>
    public Action<string, string>? OnAsked { get; set; }

    /// <summary>Answers each call; the default is "sent".</summary>
    public Func<string, long, Task<SendResult>> OnSend { get; set; } = (_, randomId) => Task.FromResult<SendResult>(new SendResult.Sent($"t-{randomId}"));

    public ChannelKind Channel { get; init; } = ChannelKind.Telegram;

    public Task RunAsync(InboundHandler inbound, CancellationToken token) => Task.CompletedTask;

    public Task<SendResult> SendAsync(Peer peer, string text, long randomId, CancellationToken token)
    {
        Calls.Enqueue((peer.ChatId, text, randomId));
        OnAsked?.Invoke(peer.ChatId, text);
        return OnSend(text, randomId);
    }

    /// <summary>Answers each wish for a photo; the default is a refusal.</summary>
    public Func<string, Task<PhotoResult>> OnFetchPhoto { get; set; } = _ => Task.FromResult<PhotoResult>(new PhotoResult.Refused("There is none."));

    public Task<PhotoResult> FetchPhotoAsync(Peer peer, string externalId, CancellationToken token) => OnFetchPhoto(externalId);

    /// <summary>Through which message each chat was shown as read.</summary>
    public ConcurrentQueue<(string ChatId, string Through)> Read { get; } = new();

    public Task ShowReadAsync(Peer peer, string throughExternalId, CancellationToken token)
    {
        Read.Enqueue((peer.ChatId, throughExternalId));
        return Task.CompletedTask;
    }

    /// <summary>How often "typing…" was shown and taken away, by chat.</summary>
    public ConcurrentQueue<(string ChatId, bool Shown)> Typing { get; } = new();

    public Task ShowTypingAsync(Peer peer, CancellationToken token)
    {
        Typing.Enqueue((peer.ChatId, true));
        return Task.CompletedTask;
    }

    public Task StopTypingAsync(Peer peer, CancellationToken token)
    {
        Typing.Enqueue((peer.ChatId, false));
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
