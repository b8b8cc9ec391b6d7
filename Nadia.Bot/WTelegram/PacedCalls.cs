using Microsoft.Extensions.Logging;
using TL;

namespace Nadia.Bot.WTelegram;

/// <summary>
/// Calls that read much, at a pace that Telegram bears: ten at once, then one in 1.1 s (histories are flooded at about one a second).
/// A flood wait is waited out, and the call made again; whatever else Telegram says is the caller's.
/// </summary>
internal sealed class PacedCalls(TimeProvider clock, ILogger log)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1.1);
    private static readonly TimeSpan Ahead = 9 * Every;
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(30);

    /// <summary>When the next call would be due at an even pace; calls may run ahead of it by <see cref="Ahead"/>.</summary>
    private DateTimeOffset next = DateTimeOffset.MinValue;

    public async Task<T> AskAsync<T>(Func<Task<T>> call, CancellationToken token)
    {
        while (true)
        {
            await TakeTurnAsync(token);
            try
            {
                return await call().WithinAsync(AnswerWithin, clock, token);
            }
            catch (RpcException e) when (TelegramErrors.WaitOf(e.Code, e.X) is { } wait)
            {
                log.LogInformation("Telegram asks to wait {Seconds} s before more is read", wait.TotalSeconds);
                await Task.Delay(wait, clock, token);
            }
        }
    }

    private async Task TakeTurnAsync(CancellationToken token)
    {
        var now = clock.GetUtcNow();
        if (next < now) next = now;
        var wait = next - Ahead - now;
        next += Every;
        if (wait > TimeSpan.Zero) await Task.Delay(wait, clock, token);
    }
}
