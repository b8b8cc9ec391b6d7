using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Nadia.Core.Accounts;
using Nadia.Core.Conversations;

namespace Nadia.Bot;

/// <summary>One connection's life, from taking the session to the reason why it ended.</summary>
internal sealed class TelegramShift(
    ITelegramConnector connector,
    GatewayRegistry registry,
    AccountStore accounts,
    AccountChanges changes,
    Inbox inbox,
    PhotoFetcher photos,
    TimeProvider clock,
    ILogger<TelegramShift> log)
{
    /// <summary>A connection that lasted this long was a good one: the next loss starts with the shortest wait again.</summary>
    private static readonly TimeSpan Lasting = TimeSpan.FromMinutes(1);

    /// <summary>Call only while <paramref name="held"/> is held and announced. Answers how long to wait before the next connection.</summary>
    public async Task<TimeSpan> RunAsync(int id, AccountLock held, Backoff backoff, CancellationToken token)
    {
        using var life = CancellationTokenSource.CreateLinkedTokenSource(token, held.Lost);
        using var post = new GatewayPost(id, registry, accounts, log);
        var signedOut = FollowRowAsync(id, post, life);
        var started = clock.GetTimestamp();
        var end = await ConnectAsync(id, post, life.Token);
        await life.CancelAsync();
        if (clock.GetElapsedTime(started) > Lasting) backoff.Reset();

        if (await signedOut) return TimeSpan.Zero;
        if (held.Lost.IsCancellationRequested) return backoff.Next();
        if (token.IsCancellationRequested)
        {
            await LeaveAsync(id);
            token.ThrowIfCancellationRequested();
        }

        if (end.NeedsPerson)
        {
            await PauseAsync(id, end.Reason, held, token);
            return TimeSpan.Zero;
        }

        await accounts.ReportAsync(id, AccountState.Connecting, $"{end.Reason} Trying again.", token);
        return backoff.Next();
    }

    private async Task<Ending> ConnectAsync(int id, GatewayPost post, CancellationToken token)
    {
        ITelegramGateway? gateway = null;
        var fetching = Task.CompletedTask;
        using var connected = CancellationTokenSource.CreateLinkedTokenSource(token);
        try
        {
            if (await accounts.LoadSessionAsync(id, token) is not { } session) return new("Nobody is signed in.", false);
            gateway = connector.Create(id, session, async (ready, taking) =>
            {
                await post.TakeAsync(ready, taking);
                if (fetching.IsCompleted) fetching = photos.RunAsync(id, ready, connected.Token);
            });
            await gateway.RunAsync(new(id, inbox), token);
            return new("The connection to Telegram ended.", false);
        }
        catch (GatewayStoppedException e)
        {
            log.LogError("Account {Account} has stopped: {Reason}", id, e.Message);
            return new(e.Message, true);
        }
        catch (CryptographicException)
        {
            return new("The stored session cannot be read: its key has changed. Set the former Telegram__SessionKey, or log out and sign in again.", true);
        }
        catch (Exception e)
        {
            if (!token.IsCancellationRequested) log.LogWarning("Account {Account} lost its connection: {Reason} ({Kind})", id, TelegramErrors.OfConnecting(e), e.GetType().Name);
            return new(TelegramErrors.OfConnecting(e), false);
        }
        finally
        {
            await connected.CancelAsync();
            await post.LeaveAsync();
            await fetching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (gateway is not null) await gateway.DisposeAsync();
        }
    }

    /// <summary>Keeps the lock, so that no other node tries the same in vain, until a person has acted.</summary>
    private async Task PauseAsync(int id, string reason, AccountLock held, CancellationToken token)
    {
        await accounts.SetStateAsync(id, AccountState.Paused, reason, token);
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(token, held.Lost);
        try
        {
            while (true)
            {
                var change = changes.Next;
                if (await accounts.FindAsync(id, waiting.Token) is not { HasSession: true, State: AccountState.Paused }) return;
                await changes.WaitAsync(change, waiting.Token);
            }
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
            // The lock is lost: another node may try.
        }
    }

    /// <summary>Heeds what people do to the account's row; ends the life when they sign it out, and answers whether they did.</summary>
    private async Task<bool> FollowRowAsync(int id, GatewayPost post, CancellationTokenSource life)
    {
        try
        {
            while (true)
            {
                var change = changes.Next;
                if (await post.FollowAsync(life.Token) is { HasSession: false }) break;
                await changes.WaitAsync(change, life.Token);
            }
        }
        catch (OperationCanceledException) when (life.IsCancellationRequested)
        {
            return false;
        }

        await life.CancelAsync();
        return true;
    }

    /// <summary>Shows that the account is connected no more.</summary>
    private async Task LeaveAsync(int id)
    {
        try
        {
            await accounts.ReportAsync(id, AccountState.Connecting, null, CancellationToken.None);
        }
        catch (Exception e)
        {
            log.LogWarning("Cannot record that account {Account} is not connected ({Kind})", id, e.GetType().Name);
        }
    }

    /// <param name="NeedsPerson">True when trying again without a person's help is pointless or harmful.</param>
    private sealed record Ending(string Reason, bool NeedsPerson);
}
