using TL;
using WTelegram;

namespace Nadia.Bot.WTelegram;

/// <summary>The library's calls have no time-out, and report a broken connection as a cancellation.</summary>
internal static class WTelegramCall
{
    private static readonly TimeSpan ConnectWithin = TimeSpan.FromSeconds(40);

    /// <summary>A call may fail with "cancelled" a moment before the library tells why.</summary>
    private static readonly TimeSpan TellCauseWithin = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan DisposeWithin = TimeSpan.FromSeconds(10);

    /// <exception cref="TimeoutException">No answer in time: unknown whether it was carried out.</exception>
    /// <exception cref="IOException">The connection broke: likewise unknown.</exception>
    public static async Task<T> WithinAsync<T>(this Task<T> call, TimeSpan limit, TimeProvider clock, CancellationToken token)
    {
        try
        {
            return await call.WaitAsync(limit, clock, token);
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException && !token.IsCancellationRequested)
        {
            throw new IOException("The connection to Telegram broke during a call.", e);
        }
    }

    /// <exception cref="GatewayStoppedException">The session is dead.</exception>
    public static async Task ConnectAsync(this Client client, TimeProvider clock, CancellationToken token)
    {
        var broken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task OnOther(IObject other)
        {
            if (other is ReactorError { Exception: { } e }) broken.TrySetException(e);
            return Task.CompletedTask;
        }

        client.OnOther += OnOther;
        try
        {
            var ended = await Task.WhenAny(client.ConnectAsync(), broken.Task).WithinAsync(ConnectWithin, clock, token);
            if (ended.IsFaulted || ended.IsCanceled) await Task.WhenAny(broken.Task, Task.Delay(TellCauseWithin, clock, token));
            await (broken.Task.IsFaulted ? broken.Task : ended);
        }
        catch (RpcException e) when (TelegramErrors.Stops(e.Code, e.Message) is { } reason)
        {
            throw new GatewayStoppedException(reason, e);
        }
        finally
        {
            client.OnOther -= OnOther;
        }
    }

    /// <summary>Closes the connection, or leaves it to die when the library does not manage to.</summary>
    public static async Task CloseAsync(this Client client, TimeProvider clock)
    {
        try
        {
            await client.DisposeAsync().AsTask().WaitAsync(DisposeWithin, clock);
        }
        catch (Exception)
        {
            // It is of no more use either way, and its session is kept elsewhere.
        }
    }
}
