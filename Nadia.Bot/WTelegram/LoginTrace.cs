using System.Net.Sockets;
using TL;
using WTelegram;

namespace Nadia.Bot.WTelegram;

/// <summary>
/// What a login may have left at Telegram: from the moment a sign-in is asked for, the owner's list of devices may show it. Unless the
/// session is kept, it is ended, so that nobody has a login that nothing uses.
/// </summary>
internal sealed class LoginTrace(TelegramClients clients, TimeProvider clock)
{
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(5);

    private Task<Auth_AuthorizationBase>? asked;
    private bool kept;

    /// <summary>A sign-in is on its way.</summary>
    public Task<Auth_AuthorizationBase> Ask(Task<Auth_AuthorizationBase> signIn) => asked = signIn;

    public void Keep() => kept = true;

    /// <summary>Logs out what is not kept; takes 10 s at most, and a failure leaves it to the owner.</summary>
    /// <param name="open">The login's connection; null when it is closed, and its <paramref name="session"/> has to be taken up again.</param>
    public async Task EndAsync(Client? open, byte[]? session)
    {
        if (kept || asked is null) return;
        using var limit = new CancellationTokenSource(AnswerWithin, clock);
        try
        {
            if (open is null) await clients.EndSessionAsync(session!, clock, limit.Token);
            else if (await IsSignedInAsync(asked)) await open.Auth_LogOut().WithinAsync(AnswerWithin, clock, CancellationToken.None);
        }
        catch (Exception e) when (e is GatewayStoppedException or RpcException or WTException or IOException or SocketException or TimeoutException or OperationCanceledException)
        {
            // It stays in the list of devices, where the owner can end it.
        }
        finally
        {
            asked = null;
        }
    }

    /// <summary>Waits for the answer, for Telegram may take two calls in another order; when none comes, it may have been yes.</summary>
    private async Task<bool> IsSignedInAsync(Task<Auth_AuthorizationBase> signIn)
    {
        try
        {
            return await signIn.WithinAsync(AnswerWithin, clock, CancellationToken.None) is Auth_Authorization;
        }
        catch (RpcException)
        {
            return false;
        }
        catch (Exception e) when (e is IOException or TimeoutException)
        {
            return true;
        }
    }
}
