using Nadia.Bot.Login;
using TL;
using WTelegram;

// The library would rather have one blocking call with callbacks; a login in dialogs needs its steps, and the reason of each refusal.
#pragma warning disable CS0618

namespace Nadia.Bot.WTelegram;

/// <summary>
/// The steps of a user's login (https://core.telegram.org/api/auth). The library fails one key exchange in 256 with a conforming
/// server, so connecting is tried three times; nothing has been asked of Telegram by then.
/// </summary>
internal sealed class WTelegramLogin(TelegramClients clients, TimeProvider clock) : ILoginDialogue
{
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(30);
    private const int Connections = 3;

    private Client? client;
    private byte[]? session;
    private string phoneNumber = "";
    private string codeHash = "";
    private string sentTo = "";
    private Account_Password? password;

    public async Task<LoginStep> StartAsync(string phoneNumber, CancellationToken token)
    {
        this.phoneNumber = phoneNumber;
        for (var attempt = 1; client is null; attempt++) client = await TryConnectAsync(attempt == Connections, token);
        return await AskAsync(async telegram =>
        {
            var sent = await telegram.Auth_SendCode(phoneNumber, clients.ApiId, clients.ApiHash, new CodeSettings()).WithinAsync(AnswerWithin, clock, token);
            return sent switch
            {
                Auth_SentCodeSuccess { authorization: var done } => Finish(telegram, done),
                Auth_SentCode { type: Auth_SentCodeTypeSetUpEmailRequired } =>
                    new LoginStep.Failed("Telegram wants a login e-mail to be set first: do that in the Telegram app."),
                Auth_SentCode code => CodeSent(code),
                _ => new LoginStep.Failed("Telegram asks for a payment to send a code to this number."),
            };
        });
    }

    public Task<LoginStep> AnswerCodeAsync(string code, CancellationToken token) => AskAsync(async telegram =>
    {
        try
        {
            return Finish(telegram, await telegram.Auth_SignIn(phoneNumber, codeHash, code).WithinAsync(AnswerWithin, clock, token));
        }
        catch (RpcException e) when (e.Message is "PHONE_CODE_INVALID" or "PHONE_CODE_EMPTY")
        {
            return new LoginStep.CodeNeeded(sentTo, "This code is wrong.");
        }
        catch (RpcException e) when (e.Message == "SESSION_PASSWORD_NEEDED")
        {
            return await AskPasswordAsync(telegram, null, token);
        }
    });

    public Task<LoginStep> AnswerPasswordAsync(string password, CancellationToken token) => AskAsync(async telegram =>
    {
        try
        {
            var proof = await Client.InputCheckPassword(this.password!, password);
            return Finish(telegram, await telegram.Auth_CheckPassword(proof).WithinAsync(AnswerWithin, clock, token));
        }
        catch (RpcException e) when (e.Message is "PASSWORD_HASH_INVALID" or "SRP_ID_INVALID")
        {
            return await AskPasswordAsync(telegram, "This password is wrong.", token);
        }
    });

    public async Task<byte[]> TakeSessionAsync()
    {
        await DisposeAsync();
        return session ?? throw new InvalidOperationException("The login has not finished.");
    }

    public async ValueTask DisposeAsync()
    {
        if (client is null) return;
        await client.CloseAsync(clock);
        client = null;
    }

    private async Task<Client?> TryConnectAsync(bool isLast, CancellationToken token)
    {
        var fresh = clients.Create(null, bytes => session = bytes);
        try
        {
            await fresh.ConnectAsync(clock, token);
            return fresh;
        }
        catch (Exception e)
        {
            await fresh.CloseAsync(clock);
            if (isLast || e is not WTException or RpcException) throw;
            return null;
        }
    }

    private async Task<LoginStep> AskAsync(Func<Client, Task<LoginStep>> ask)
    {
        if (client is null) return new LoginStep.Failed("This login has ended. Begin again.");
        try
        {
            return await ask(client);
        }
        catch (RpcException e)
        {
            return new LoginStep.Failed(TelegramErrors.OfLogin(e.Code, e.Message, e.X));
        }
    }

    private LoginStep.CodeNeeded CodeSent(Auth_SentCode code)
    {
        codeHash = code.phone_code_hash;
        sentTo = code.type switch
        {
            Auth_SentCodeTypeApp => "in a message from Telegram, in the Telegram app on another device",
            Auth_SentCodeTypeFragmentSms => "to your anonymous number at fragment.com",
            Auth_SentCodeTypeSms or Auth_SentCodeTypeSmsWord or Auth_SentCodeTypeSmsPhrase => "in a text message",
            Auth_SentCodeTypeCall or Auth_SentCodeTypeFlashCall => "by a phone call",
            Auth_SentCodeTypeEmailCode => "to the login e-mail of the account",
            _ => "by Telegram",
        };
        return new LoginStep.CodeNeeded(sentTo);
    }

    private async Task<LoginStep> AskPasswordAsync(Client telegram, string? problem, CancellationToken token)
    {
        password = await telegram.Account_GetPassword().WithinAsync(AnswerWithin, clock, token);
        return new LoginStep.PasswordNeeded(password.hint, problem);
    }

    private static LoginStep Finish(Client telegram, Auth_AuthorizationBase authorization)
    {
        if (authorization is not Auth_Authorization) return new LoginStep.Failed("No Telegram account has this phone number.");
        var user = telegram.LoginAlreadyDone(authorization);
        var name = $"{user.first_name} {user.last_name}".Trim();
        return new LoginStep.Finished(MessageReading.Text(user.id), user.MainUsername is { } username ? $"{name} (@{username})".Trim() : name);
    }
}
