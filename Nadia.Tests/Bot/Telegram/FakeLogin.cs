using Nadia.Bot.Login;
using Nadia.Core.Common;

namespace Nadia.Tests.Bot.Telegram;

/// <summary>A Telegram that knows one code and one password, and says things as the real one is made to: in the asker's language.</summary>
internal sealed class FakeLogin : ILoginConnector, ILoginDialogue
{
    public const string Code = "12345";
    public const string Expired = "00000";
    public const string Password = "two steps";

    public static byte[] Session { get; } = [4, 7, 1, 1];

    public string? PhoneNumber { get; private set; }

    public byte[]? Revoked { get; private set; }

    public int Closed { get; private set; }

    public bool Kept { get; private set; }

    /// <summary>How many codes were sent.</summary>
    public int CodesSent { get; private set; }

    /// <summary>Offered with each code.</summary>
    public CodeResend? Resend { get; set; }

    /// <summary>Thrown by every call.</summary>
    public Exception? Fails { get; set; }

    /// <summary>Answers the phone number in place of a code.</summary>
    public LoginStep? AtStart { get; set; }

    /// <summary>Every answer waits for it.</summary>
    public TaskCompletionSource? Gate { get; set; }

    public ILoginDialogue Open() => this;

    public Task RevokeAsync(byte[] session, CancellationToken token)
    {
        if (Fails is not null) throw Fails;
        Revoked = session;
        return Task.CompletedTask;
    }

    public Task<LoginStep> StartAsync(string phoneNumber, CancellationToken token)
    {
        PhoneNumber = phoneNumber;
        return AnswerAsync(AtStart ?? SendCode(), token);
    }

    public Task<LoginStep> ResendCodeAsync(CancellationToken token) => AnswerAsync(SendCode(), token);

    public Task<LoginStep> AnswerCodeAsync(string code, CancellationToken token) => AnswerAsync(
        code switch
        {
            Code => new LoginStep.PasswordNeeded("the usual"),
            Expired => new LoginStep.CodeNeeded(Words.Of("in a text message"), Words.Of("This code has expired.")) { Resend = new(Words.Of("in a text message"), DateTimeOffset.MinValue) },
            _ => new LoginStep.CodeNeeded(Words.Of("in a text message"), Words.Of("This code is wrong.")),
        },
        token);

    public Task<LoginStep> AnswerPasswordAsync(string password, CancellationToken token) => AnswerAsync(
        password == Password
            ? new LoginStep.Finished(new("4711", "Shop", "shop", "+49 ••• 67"))
            : new LoginStep.PasswordNeeded("the usual", Words.Of("This password is wrong.")),
        token);

    public Task<byte[]> TakeSessionAsync() => Task.FromResult(Session);

    public void Keep() => Kept = true;

    public ValueTask DisposeAsync()
    {
        Closed++;
        return ValueTask.CompletedTask;
    }

    private LoginStep.CodeNeeded SendCode()
    {
        CodesSent++;
        return new(Words.Of("in a text message")) { Resend = Resend };
    }

    private async Task<LoginStep> AnswerAsync(LoginStep step, CancellationToken token)
    {
        if (Gate is { } gate) await gate.Task.WaitAsync(token);
        return Fails is null ? step : throw Fails;
    }
}
