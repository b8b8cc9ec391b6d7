using Nadia.Bot.Login;

namespace Nadia.Tests.Bot.Telegram;

/// <summary>A Telegram that knows one code and one password.</summary>
internal sealed class FakeLogin : ILoginConnector, ILoginDialogue
{
    public const string Code = "12345";
    public const string Password = "two steps";

    public static byte[] Session { get; } = [4, 7, 1, 1];

    public string? PhoneNumber { get; private set; }

    public byte[]? Revoked { get; private set; }

    public int Closed { get; private set; }

    /// <summary>Thrown by every call.</summary>
    public Exception? Fails { get; set; }

    public ILoginDialogue Open() => this;

    public Task RevokeAsync(byte[] session, CancellationToken token)
    {
        if (Fails is not null) throw Fails;
        Revoked = session;
        return Task.CompletedTask;
    }

    public Task<LoginStep> StartAsync(string phoneNumber, CancellationToken token)
    {
        if (Fails is not null) throw Fails;
        PhoneNumber = phoneNumber;
        return Task.FromResult<LoginStep>(new LoginStep.CodeNeeded("in a text message"));
    }

    public Task<LoginStep> AnswerCodeAsync(string code, CancellationToken token) => Task.FromResult<LoginStep>(
        code == Code ? new LoginStep.PasswordNeeded("the usual") : new LoginStep.CodeNeeded("in a text message", "This code is wrong."));

    public Task<LoginStep> AnswerPasswordAsync(string password, CancellationToken token) => Task.FromResult<LoginStep>(
        password == Password ? new LoginStep.Finished("4711", "Shop") : new LoginStep.PasswordNeeded("the usual", "This password is wrong."));

    public Task<byte[]> TakeSessionAsync() => Task.FromResult(Session);

    public ValueTask DisposeAsync()
    {
        Closed++;
        return ValueTask.CompletedTask;
    }
}
