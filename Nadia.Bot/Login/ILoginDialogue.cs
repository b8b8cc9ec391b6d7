namespace Nadia.Bot.Login;

/// <summary>
/// One login's talk with Telegram, on a connection of its own. Expected failures are steps; any exception means that the
/// connection failed. Disposing it leaves nothing behind at Telegram, unless <see cref="Keep"/> was called.
/// </summary>
public interface ILoginDialogue : IAsyncDisposable
{
    /// <summary>Asks Telegram to send a code to the phone's owner.</summary>
    Task<LoginStep> StartAsync(string phoneNumber, CancellationToken token);

    /// <summary>Asks for another code. Only while the step offers one.</summary>
    Task<LoginStep> ResendCodeAsync(CancellationToken token);

    Task<LoginStep> AnswerCodeAsync(string code, CancellationToken token);

    /// <summary>The password goes to Telegram as a proof of knowledge only (SRP, https://core.telegram.org/api/srp).</summary>
    Task<LoginStep> AnswerPasswordAsync(string password, CancellationToken token);

    /// <summary>Closes the connection and answers the session to store. Only after <see cref="LoginStep.Finished"/>.</summary>
    Task<byte[]> TakeSessionAsync();

    /// <summary>The session is stored: it is used from now on.</summary>
    void Keep();
}
