using Nadia.Core.Accounts;
using Nadia.Core.Common;

namespace Nadia.Bot.Login;

/// <summary>
/// One person's login, from the phone number to the stored session. Disposing it at any step is Cancel: nothing was written, and
/// the account is as it was. Not for use by two callers at once.
/// </summary>
public sealed class LoginAttempt : IAsyncDisposable
{
    private readonly ILoginDialogue dialogue;
    private readonly TelegramAccounts accounts;
    private readonly Actor actor;

    internal LoginAttempt(ILoginDialogue dialogue, TelegramAccounts accounts, Actor actor)
    {
        this.dialogue = dialogue;
        this.accounts = accounts;
        this.actor = actor;
    }

    /// <param name="phoneNumber">With the country code; spaces and dashes are ignored.</param>
    public Task<LoginStep> StartAsync(string phoneNumber, CancellationToken token)
    {
        var digits = string.Concat(phoneNumber.Where(char.IsAsciiDigit));
        return digits.Length is < 7 or > 15
            ? Task.FromResult<LoginStep>(new LoginStep.Failed("A phone number has 7 to 15 digits, with the country code first."))
            : StepAsync(() => dialogue.StartAsync($"+{digits}", token), token);
    }

    public Task<LoginStep> AnswerCodeAsync(string code, CancellationToken token) =>
        StepAsync(() => dialogue.AnswerCodeAsync(string.Concat(code.Where(char.IsLetterOrDigit)), token), token);

    public Task<LoginStep> AnswerPasswordAsync(string password, CancellationToken token) =>
        StepAsync(() => dialogue.AnswerPasswordAsync(password, token), token);

    public ValueTask DisposeAsync() => dialogue.DisposeAsync();

    private async Task<LoginStep> StepAsync(Func<Task<LoginStep>> ask, CancellationToken token)
    {
        LoginStep step;
        byte[] session;
        try
        {
            step = await ask();
            if (step is not LoginStep.Finished) return step;
            session = await dialogue.TakeSessionAsync();
        }
        catch (Exception e) when (!token.IsCancellationRequested)
        {
            return new LoginStep.Failed(TelegramErrors.OfConnecting(e));
        }

        var (userId, name) = (LoginStep.Finished)step;
        var kept = await accounts.SignedInAsync(userId, name, session, actor, token);
        return kept.Refusal is { } refusal ? new LoginStep.Failed(refusal.Message) : step;
    }
}
