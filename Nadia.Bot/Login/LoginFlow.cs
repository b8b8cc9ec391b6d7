using Microsoft.Extensions.Logging;
using Nadia.Core.Accounts;
using Nadia.Core.Common;

namespace Nadia.Bot.Login;

/// <summary>Signs the business's Telegram account in and out, step by step, for Settings > Telegram.</summary>
public sealed class LoginFlow(
    TelegramAccounts telegram,
    AccountLocks locks,
    TelegramApplication application,
    TimeProvider clock,
    ILogger<LoginFlow> log,
    IEnumerable<ILoginConnector> connectors)
{
    /// <summary>Longest time for the node that runs the account to let go of it after a sign-out.</summary>
    private static readonly TimeSpan LetGoWithin = TimeSpan.FromSeconds(20);

    /// <summary>Null in a build without the library.</summary>
    private readonly ILoginConnector? connector = connectors.SingleOrDefault();

    /// <summary>The account as it is now; <see cref="NotFound"/> before the first login.</summary>
    public async Task<Outcome<AccountView>> CurrentAsync(Actor actor, CancellationToken token)
    {
        if (actor.MustAdminister(Words.Of("see the Telegram account")) is { } refusal) return refusal;
        return await telegram.FindAsync(token) is { } account ? account : new NotFound(Words.Of("A Telegram account"));
    }

    /// <summary>Under which application NADIA would sign in.</summary>
    public async Task<Outcome<TelegramSetup>> SetupAsync(Actor actor, CancellationToken token) =>
        actor.MustAdminister(Words.Of("see the Telegram settings")) is { } refusal ? refusal : await application.LookAsync(token);

    /// <summary>Begins a login; dispose the attempt to cancel it. An account that is signed in must be logged out first.</summary>
    public async Task<Outcome<LoginAttempt>> BeginAsync(Actor actor, CancellationToken token)
    {
        if (actor.MustAdminister(Words.Of("sign in to Telegram")) is { } refusal) return refusal;
        if (connector is null) return new Invalid("telegram", Words.Of("this build is without the Telegram library."));
        var setup = await application.LookAsync(token);
        if (setup is not { Keys: { } keys, Problem: null }) return new Invalid("telegram", StoredReason.Say(setup.Problem) ?? Words.Of("there is no API id and hash."));
        if (await telegram.FindAsync(token) is { HasSession: true }) return new Invalid("telegram", Words.Of("an account is signed in; log out first."));
        return new LoginAttempt(connector.Open(), telegram, application, keys, actor);
    }

    /// <summary>Lets a paused account try again.</summary>
    public async Task<Outcome<Done>> ResumeAsync(Actor actor, CancellationToken token) =>
        await telegram.ResumeAsync((await telegram.FindAsync(token))?.Id ?? 0, actor, token);

    /// <summary>
    /// Signs out: the session is removed first, so it is not used again whatever happens; then Telegram is told. The answer is
    /// null when it was, else a sentence on what is left for the owner to do.
    /// </summary>
    public async Task<Outcome<string?>> LogOutAsync(Actor actor, CancellationToken token)
    {
        var id = (await telegram.FindAsync(token))?.Id ?? 0;
        var removed = await telegram.SignOutAsync(id, actor, token);
        if (!removed.TryGet(out var session, out var refusal)) return refusal;
        var leftover = Words.Of("Signed out here, but Telegram could not be told: end the session in the Telegram app under Settings > Devices.");
        return session.Length > 0 && connector is not null && await RevokeAsync(id, connector, session, token) ? null : leftover;
    }

    private async Task<bool> RevokeAsync(int id, ILoginConnector telegramServer, byte[] session, CancellationToken token)
    {
        using var limit = new CancellationTokenSource(LetGoWithin, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, token);
        try
        {
            while (true)
            {
                await using var held = await locks.TryTakeAsync(id, both.Token);
                if (held is not null)
                {
                    await telegramServer.RevokeAsync(session, both.Token);
                    return true;
                }

                await Task.Delay(TimeSpan.FromMilliseconds(500), clock, both.Token);
            }
        }
        catch (Exception e) when (!token.IsCancellationRequested)
        {
            log.LogWarning("Telegram could not be told of the sign-out ({Kind})", e.GetType().Name);
            return false;
        }
    }
}
