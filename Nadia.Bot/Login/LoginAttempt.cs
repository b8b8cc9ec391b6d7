using Nadia.Core.Accounts;
using Nadia.Core.Common;

namespace Nadia.Bot.Login;

/// <summary>
/// One person's login, from the phone number to the stored session. Disposing it at any step is Cancel: nothing was written, and
/// the account is as it was. Not for use by two callers at once.
/// </summary>
public sealed class LoginAttempt : IAsyncDisposable
{
    private static readonly TimeSpan LookWithin = TimeSpan.FromSeconds(5);

    private readonly ILoginDialogue dialogue;
    private readonly TelegramAccounts accounts;
    private readonly TelegramApplication application;
    private readonly ApplicationKeys keys;
    private readonly Actor actor;

    /// <param name="keys">What the dialogue works with: a session made with others would be of no use.</param>
    internal LoginAttempt(ILoginDialogue dialogue, TelegramAccounts accounts, TelegramApplication application, ApplicationKeys keys, Actor actor)
    {
        (this.application, this.keys) = (application, keys);
        this.dialogue = dialogue;
        this.accounts = accounts;
        this.actor = actor;
    }

    /// <param name="phoneNumber">With the country code; spaces and dashes are ignored.</param>
    public Task<LoginStep> StartAsync(string phoneNumber, CancellationToken token)
    {
        var digits = string.Concat(phoneNumber.Where(char.IsAsciiDigit));
        return digits.Length is < 7 or > 15
            ? Task.FromResult<LoginStep>(new LoginStep.Failed(Words.Of("A phone number has 7 to 15 digits, with the country code first.")))
            : StepAsync(() => dialogue.StartAsync($"+{digits}", token), token);
    }

    /// <summary>Asks for another code.</summary>
    public Task<LoginStep> ResendCodeAsync(CancellationToken token) => StepAsync(() => dialogue.ResendCodeAsync(token), token);

    public Task<LoginStep> AnswerCodeAsync(string code, CancellationToken token) =>
        StepAsync(() => dialogue.AnswerCodeAsync(string.Concat(code.Where(char.IsLetterOrDigit)), token), token);

    public Task<LoginStep> AnswerPasswordAsync(string password, CancellationToken token) =>
        StepAsync(() => dialogue.AnswerPasswordAsync(password, token), token);

    public ValueTask DisposeAsync() => dialogue.DisposeAsync();

    private async Task<LoginStep> StepAsync(Func<Task<LoginStep>> ask, CancellationToken token)
    {
        var step = await TryAsync(ask, token);
        if (step is not LoginStep.Finished finished) return step;
        if ((await application.LookAsync(token)).Keys != keys) return new LoginStep.Failed(Words.Of("The API id and hash were changed meanwhile. Begin again."));
        byte[] session = [];
        var taken = await TryAsync(
            async () =>
            {
                session = await dialogue.TakeSessionAsync();
                return step;
            },
            token);
        if (taken is LoginStep.Failed) return taken;
        return await StoreAsync(finished, session, token);
    }

    /// <summary>What is not stored is ended at Telegram when this attempt is disposed.</summary>
    private async Task<LoginStep> StoreAsync(LoginStep.Finished finished, byte[] session, CancellationToken token)
    {
        try
        {
            if ((await accounts.SignedInAsync(finished.Person, session, actor, token)).Refusal is { } refusal) return new LoginStep.Failed(refusal.Message);
        }
        catch
        {
            if (await IsStoredAsync(finished.Person)) dialogue.Keep();
            throw;
        }

        dialogue.Keep();
        return finished;
    }

    /// <summary>The answer to the storing may be what was lost. While the database is away nothing counts as stored.</summary>
    private async Task<bool> IsStoredAsync(TelegramPerson person)
    {
        using var limit = new CancellationTokenSource(LookWithin);
        try
        {
            return await accounts.FindAsync(limit.Token) is { HasSession: true, ExternalId: var id } && id == person.Id;
        }
        catch (Exception)
        {
            return false;
        }
    }

    /// <summary>A connection that fails is an answer.</summary>
    private static async Task<LoginStep> TryAsync(Func<Task<LoginStep>> ask, CancellationToken token)
    {
        try
        {
            return await ask();
        }
        catch (GatewayStoppedException e)
        {
            return new LoginStep.Failed(StoredReason.Say(e.Message));
        }
        catch (Exception e) when (!token.IsCancellationRequested)
        {
            return new LoginStep.Failed(StoredReason.Say(TelegramErrors.OfConnecting(e)));
        }
    }
}
