using System.Collections.Concurrent;
using Nadia.Bot;
using Nadia.Core.Accounts;

namespace Nadia.Tests.Bot.Telegram;

/// <summary>Hands out gateways that do what the test says, and keeps them.</summary>
internal sealed class FakeConnector : ITelegramConnector
{
    public ConcurrentQueue<Connection> Connections { get; } = new();

    /// <summary>What each connection does first; the default connects at once.</summary>
    public Func<Connection, Task> OnConnect { get; set; } = connection => connection.ConnectedAsync();

    public Connection Last => Connections.Last();

    public ITelegramGateway Create(int accountId, byte[] session, Func<ITelegramGateway, CancellationToken, Task> connected)
    {
        var connection = new Connection(this, accountId, session, connected);
        Connections.Enqueue(connection);
        return connection;
    }

    internal sealed class Connection(
        FakeConnector owner, int accountId, byte[] session, Func<ITelegramGateway, CancellationToken, Task> connected) : ITelegramGateway
    {
        private readonly TaskCompletionSource end = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int AccountId => accountId;

        public byte[] Session => session;

        public bool IsDisposed { get; private set; }

        public ChannelKind Channel => ChannelKind.Telegram;

        public Task ConnectedAsync() => connected(this, TestContext.Current.CancellationToken);

        public void Break(Exception e) => end.TrySetException(e);

        public async Task RunAsync(InboundHandler inbound, CancellationToken token)
        {
            await owner.OnConnect(this).WaitAsync(token);
            await end.Task.WaitAsync(token);
        }

        public Task<SendResult> SendAsync(Peer peer, string text, long randomId, CancellationToken token) =>
            Task.FromResult<SendResult>(new SendResult.Sent("1"));

        public Task<PhotoResult> FetchPhotoAsync(Peer peer, string externalId, CancellationToken token) =>
            Task.FromResult<PhotoResult>(new PhotoResult.Fetched([0xFF, 0xD8, 0xFF, 0xE0]));

        public Task ShowReadAsync(Peer peer, string throughExternalId, CancellationToken token) => Task.CompletedTask;

        public Task ShowTypingAsync(Peer peer, CancellationToken token) => Task.CompletedTask;

        public Task StopTypingAsync(Peer peer, CancellationToken token) => Task.CompletedTask;

        public ValueTask DisposeAsync()
        {
            IsDisposed = true;
            return ValueTask.CompletedTask;
        }
    }
}
