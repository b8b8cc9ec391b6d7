namespace Nadia.Bot.Login;

/// <summary>Opens the talks with Telegram that a login needs; implemented over the library.</summary>
public interface ILoginConnector
{
    ILoginDialogue Open();

    /// <summary>Ends a session at Telegram, so that it disappears from the owner's list of devices.</summary>
    Task RevokeAsync(byte[] session, CancellationToken token);
}
