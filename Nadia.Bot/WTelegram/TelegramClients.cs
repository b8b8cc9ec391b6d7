using System.Globalization;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Nadia.Core.Accounts;
using TL;
using WTelegram;

namespace Nadia.Bot.WTelegram;

/// <summary>Makes the library's clients, set up so that none ever asks the console, a file or Telegram for a login by itself.</summary>
internal sealed class TelegramClients
{
    private static readonly TimeSpan DialWithin = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(10);

    private static readonly HashSet<string> LoadedKeys = [];

    private readonly TelegramOptions options;
    private readonly TelegramApplication application;

    public TelegramClients(IOptions<TelegramOptions> options, TelegramApplication application, ILogger<TelegramClients> log)
    {
        (this.options, this.application) = (options.Value, application);
        LibraryLog.RedirectTo(log);
        if (this.options is { ServerPublicKeyFile: { Length: > 0 } file } && File.Exists(file)) LoadPublicKey(File.ReadAllText(file));
    }

    /// <exception cref="GatewayStoppedException">There is no API id and hash to work with.</exception>
    public async Task<ApplicationKeys> KeysAsync(CancellationToken token)
    {
        var setup = await application.LookAsync(token);
        return setup.Keys ?? throw new GatewayStoppedException(setup.Problem!);
    }

    /// <param name="session">Null begins a new session.</param>
    /// <param name="save">Called under the library's lock with each new version of the session: keep it and return.</param>
    /// <exception cref="GatewayStoppedException">There is no API hash, or the session was made with another one.</exception>
    public async Task<Client> CreateAsync(byte[]? session, Action<byte[]> save, CancellationToken token)
    {
        var keys = await KeysAsync(token);
        try
        {
            return new Client(what => Answer(what, keys), session, save) { TcpHandler = DialAsync, FloodRetryThreshold = 1, MaxAutoReconnects = 1 };
        }
        catch (WTException e)
        {
            throw new GatewayStoppedException("The stored session was made with another API hash: restore that one, or log out and sign in again.", e);
        }
    }

    /// <summary>Logs a session out that nothing is connected with.</summary>
    public async Task EndSessionAsync(byte[] session, TimeProvider clock, CancellationToken token)
    {
        var client = await CreateAsync(session, _ => { }, token);
        try
        {
            await client.ConnectAsync(clock, token);
            await client.Auth_LogOut().WithinAsync(AnswerWithin, clock, token);
        }
        catch (Exception e) when (e is GatewayStoppedException or RpcException { Code: 401 })
        {
            // Telegram has ended it already.
        }
        finally
        {
            await client.CloseAsync(clock);
        }
    }

    /// <summary>The library keeps its keys in a plain dictionary of the process: each is added once, by one thread.</summary>
    private static void LoadPublicKey(string pem)
    {
        lock (LoadedKeys)
        {
            if (LoadedKeys.Add(pem)) Encryption.LoadPublicKey(pem);
        }
    }

    private string? Answer(string what, ApplicationKeys keys) => what switch
    {
        "api_id" => keys.ApiId.ToString(CultureInfo.InvariantCulture),
        "api_hash" => keys.ApiHash,
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
