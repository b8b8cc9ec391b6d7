using Nadia.Bot.Login;
using Nadia.Core.Accounts;
using Nadia.Core.Common;
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

    private readonly LoginTrace trace = new(clients, clock);
    private Client? client;
    private byte[]? session;
    private string phoneNumber = "";
    private string codeHash = "";
    private LoginStep.CodeNeeded codeNeeded = new(Words.Of("by Telegram"));
    private bool codeExpired;
    private Account_Password? password;

    public async Task<LoginStep> StartAsync(string phoneNumber, CancellationToken token)
    {
        this.phoneNumber = phoneNumber;
        for (var attempt = 1; client is null; attempt++) client = await TryConnectAsync(attempt == Connections, token);
        return await AskAsync(telegram => SendCodeAsync(telegram, token), null);
    }

    public Task<LoginStep> ResendCodeAsync(CancellationToken token) => AskAsync(
        async telegram =>
        {
            if (codeExpired) return await SendCodeAsync(telegram, token);
            try
            {
                return After(telegram, await telegram.Auth_ResendCode(phoneNumber, codeHash).WithinAsync(AnswerWithin, clock, token));
            }
            catch (RpcException e) when (e.Message == "PHONE_CODE_EXPIRED")
            {
                return await SendCodeAsync(telegram, token);
            }
            catch (RpcException e) when (e.Message == "SEND_CODE_UNAVAILABLE")
            {
                return codeNeeded with { Resend = null, Problem = Words.Of("Telegram has no other way to send a code: use the one it sent.") };
            }
        },
        Again);

    public Task<LoginStep> AnswerCodeAsync(string code, CancellationToken token) => AskAsync(
        async telegram =>
        {
            try
            {
                return await SignInAsync(telegram, telegram.Auth_SignIn(phoneNumber, codeHash, code), token);
            }
            catch (RpcException e) when (e.Message is "PHONE_CODE_INVALID" or "PHONE_CODE_EMPTY")
            {
                return Again(Words.Of("This code is wrong."));
            }
            catch (RpcException e) when (e.Message == "PHONE_CODE_EXPIRED")
            {
                codeExpired = true;
                return codeNeeded with { Problem = Words.Of("This code has expired."), Resend = new(codeNeeded.SentTo, clock.GetUtcNow()) };
            }
            catch (RpcException e) when (e.Message == "SESSION_PASSWORD_NEEDED")
            {
                return await AskPasswordAsync(telegram, null, token);
            }
        },
        Again);

    public Task<LoginStep> AnswerPasswordAsync(string password, CancellationToken token) => AskAsync(
        async telegram =>
        {
            try
            {
                var proof = await Client.InputCheckPassword(this.password!, password);
                return await SignInAsync(telegram, telegram.Auth_CheckPassword(proof), token);
            }
            catch (RpcException e) when (e.Message is "PASSWORD_HASH_INVALID" or "SRP_ID_INVALID")
            {
                return await AskPasswordAsync(telegram, Words.Of("This password is wrong."), token);
            }
        },
        problem => new LoginStep.PasswordNeeded(this.password?.hint, problem));

    public async Task<byte[]> TakeSessionAsync()
    {
        await CloseAsync();
        return session ?? throw new InvalidOperationException("The login has not finished.");
    }

    public void Keep() => trace.Keep();

    public async ValueTask DisposeAsync()
    {
        await trace.EndAsync(client, session);
        await CloseAsync();
    }

    private async Task CloseAsync()
    {
        if (client is not { } open) return;
        client = null;
        await open.CloseAsync(clock);
    }

    private async Task<Client?> TryConnectAsync(bool isLast, CancellationToken token)
    {
        var fresh = await clients.CreateAsync(null, bytes => session = bytes, token);
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

    /// <param name="again">The same question with a sentence on why it is asked once more; null where a wait ends the login.</param>
    private async Task<LoginStep> AskAsync(Func<Client, Task<LoginStep>> ask, Func<string, LoginStep>? again)
    {
        if (client is null) return new LoginStep.Failed(Words.Of("This login has ended. Begin again."));
        try
        {
            return await ask(client);
        }
        catch (RpcException e) when (again is not null && TelegramErrors.WaitOf(e.Code, e.X) is not null)
        {
            return again(TelegramErrors.OfWaiting(e.X));
        }
        catch (RpcException e)
        {
            return new LoginStep.Failed(TelegramErrors.OfLogin(e.Code, e.Message, e.X));
        }
    }

    private LoginStep.CodeNeeded Again(string problem) => codeNeeded with { Problem = problem };

    private async Task<LoginStep> SendCodeAsync(Client telegram, CancellationToken token)
    {
        var keys = await clients.KeysAsync(token);
        return After(telegram, await telegram.Auth_SendCode(phoneNumber, keys.ApiId, keys.ApiHash, new CodeSettings()).WithinAsync(AnswerWithin, clock, token));
    }

    private LoginStep After(Client telegram, Auth_SentCodeBase sent) => sent switch
    {
        Auth_SentCodeSuccess { authorization: var done } => Finish(telegram, done),
        Auth_SentCode { type: Auth_SentCodeTypeSetUpEmailRequired } =>
            new LoginStep.Failed(Words.Of("Telegram wants a login e-mail to be set first: do that in the Telegram app.")),
        Auth_SentCode code => CodeSent(code),
        _ => new LoginStep.Failed(Words.Of("Telegram asks for a payment to send a code to this number.")),
    };

    private LoginStep.CodeNeeded CodeSent(Auth_SentCode code)
    {
        (codeHash, codeExpired) = (code.phone_code_hash, false);
        var other = code.flags.HasFlag(Auth_SentCode.Flags.has_next_type)
            ? new CodeResend(CodeWays.Of(code.next_type), clock.GetUtcNow() + TimeSpan.FromSeconds(Math.Max(0, code.timeout)))
            : null;
        return codeNeeded = new(CodeWays.Of(code.type)) { Resend = other };
    }

    private async Task<LoginStep> AskPasswordAsync(Client telegram, string? problem, CancellationToken token)
    {
        password = await telegram.Account_GetPassword().WithinAsync(AnswerWithin, clock, token);
        return new LoginStep.PasswordNeeded(password.hint, problem);
    }

    private async Task<LoginStep> SignInAsync(Client telegram, Task<Auth_AuthorizationBase> signIn, CancellationToken token) =>
        Finish(telegram, await trace.Ask(signIn).WithinAsync(AnswerWithin, clock, token));

    private LoginStep Finish(Client telegram, Auth_AuthorizationBase authorization)
    {
        if (authorization is not Auth_Authorization) return new LoginStep.Failed(Words.Of("No Telegram account has this phone number."));
        var user = telegram.LoginAlreadyDone(authorization);
        _ = trace.Ask(Task.FromResult(authorization));
        var name = $"{user.first_name} {user.last_name}".Trim() is { Length: > 0 } full ? full : user.MainUsername ?? "Telegram";
        return new LoginStep.Finished(new(MessageReading.Text(user.id), name, user.MainUsername, MaskedPhone.Of(user.phone ?? phoneNumber)));
    }
}
