namespace Nadia.Bot;

/// <summary>
/// Makes gateways for a signed-in account, one for each connection's life. The seam between the worker that supervises and the
/// library that connects, so that the supervision is tested without the library.
/// </summary>
public interface ITelegramConnector
{
    /// <param name="session">The account's decrypted session.</param>
    /// <param name="connected">Called each time the account has been verified with the server and can send.</param>
    ITelegramGateway Create(int accountId, byte[] session, Func<ITelegramGateway, CancellationToken, Task> connected);
}
