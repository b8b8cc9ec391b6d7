using System.Globalization;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WTelegram;

namespace Nadia.Bot.WTelegram;

/// <summary>Makes the library's clients, set up so that none ever asks the console, a file or Telegram for a login by itself.</summary>
internal sealed class TelegramClients
{
    private static readonly TimeSpan DialWithin = TimeSpan.FromSeconds(15);

    private readonly TelegramOptions options;

    public TelegramClients(IOptions<TelegramOptions> options, ILogger<TelegramClients> log)
    {
        this.options = options.Value;
        LibraryLog.RedirectTo(log);
        if (this.options is { Problem: null, ServerPublicKeyFile: { Length: > 0 } file }) Encryption.LoadPublicKey(File.ReadAllText(file));
    }

    public int ApiId => options.ApplicationId;

    public string ApiHash => options.ApiHash!;

    /// <param name="session">Null begins a new session.</param>
    /// <param name="save">Called under the library's lock with each new version of the session: keep it and return.</param>
    /// <exception cref="GatewayStoppedException">The session was made with another API hash.</exception>
    public Client Create(byte[]? session, Action<byte[]> save)
    {
        try
        {
            return new Client(Answer, session, save) { TcpHandler = DialAsync, FloodRetryThreshold = 1, MaxAutoReconnects = 1 };
        }
        catch (WTException e)
        {
            throw new GatewayStoppedException("The stored session does not fit Telegram__ApiId and Telegram__ApiHash: restore them, or log out and sign in again.", e);
        }
    }

    private string? Answer(string what) => what switch
    {
        "api_id" => options.ApplicationId.ToString(CultureInfo.InvariantCulture),
        "api_hash" => options.ApiHash,
        "server_address" => string.IsNullOrWhiteSpace(options.ServerAddress) ? null : options.ServerAddress,
        "device_model" => "NADIA",
        "user_id" => "-1",
        "phone_number" or "verification_code" or "password" or "email" or "email_verification_code" =>
            throw new GatewayStoppedException("Nobody is signed in: an admin signs in under Settings > Telegram."),
        _ => null,
    };

    private static async Task<TcpClient> DialAsync(string host, int port)
    {
        var tcp = new TcpClient { NoDelay = true };
        using var limit = new CancellationTokenSource(DialWithin);
        try
        {
            await tcp.ConnectAsync(host, port, limit.Token);
            return tcp;
        }
        catch (OperationCanceledException)
        {
            tcp.Dispose();
            throw new SocketException((int)SocketError.TimedOut);
        }
        catch
        {
            tcp.Dispose();
            throw;
        }
    }
}
