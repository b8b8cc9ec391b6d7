using Nadia.Core.Accounts;

namespace Nadia.Bot.Login;

/// <summary>Where a login stands after an answer.</summary>
public abstract record LoginStep
{
    private LoginStep()
    {
    }

    /// <param name="SentTo">Where Telegram sent the code, as a phrase: "in your Telegram app".</param>
    /// <param name="Problem">What was wrong with the last code, as a sentence; null the first time.</param>
    public sealed record CodeNeeded(string SentTo, string? Problem = null) : LoginStep
    {
        /// <summary>The other way in which Telegram would send a new code; null while it offers none.</summary>
        public CodeResend? Resend { get; init; }
    }

    /// <param name="Hint">The hint the owner chose for the password; their own text.</param>
    /// <param name="Problem">What was wrong with the last password, as a sentence; null the first time.</param>
    public sealed record PasswordNeeded(string? Hint, string? Problem = null) : LoginStep;

    /// <summary>Signed in. Nothing is kept until the flow stores it.</summary>
    public sealed record Finished(TelegramPerson Person) : LoginStep;

    /// <summary>It is over; the account is as it was.</summary>
    public sealed record Failed(string Reason) : LoginStep;
}
