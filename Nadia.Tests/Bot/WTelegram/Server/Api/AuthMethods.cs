using TL;
using TL.Methods;

namespace Nadia.Tests.Bot.WTelegram.Server.Api;

/// <summary>Signing in and out: https://core.telegram.org/api/auth.</summary>
internal sealed class AuthMethods(Cloud cloud, Login login, Func<DcOption[]> dataCentres)
{
    private readonly TwoStep twoStep = new();
    private string codeHash = "";
    private byte[] exported = [];

    public void Register(Desk desk)
    {
        desk.OnAnybody<Help_GetConfig>((call, _) => Config(call));
        desk.OnAnybody<Auth_SendCode>(SendCode);
        desk.OnAnybody<Auth_ResendCode>((_, method) => ResendCode(method));
        desk.OnAnybody<Auth_CancelCode>((_, _) => true);
        desk.OnAnybody<Auth_SignIn>(SignIn);
        desk.OnAnybody<Account_GetPassword>((_, _) => twoStep.Ask(login.Password, login.PasswordHint));
        desk.OnAnybody<Auth_CheckPassword>(CheckPassword);
        desk.OnAnybody<Auth_LogOut>(LogOut);
        desk.On<Auth_ExportAuthorization>((_, _) => Export());
        desk.OnAnybody<Auth_ImportAuthorization>(Import);
    }

    private Config Config(Call call) => new()
    {
        date = cloud.Now,
        expires = cloud.Now.AddHours(1),
        this_dc = call.DataCentre,
        dc_options = dataCentres(),
        dc_txt_domain_name = "",
        me_url_prefix = "",
    };

    private Auth_SentCode SendCode(Call call, Auth_SendCode method)
    {
        if (method.phone_number != login.PhoneNumber) throw new RpcFault(400, "PHONE_NUMBER_INVALID");
        if (call.DataCentre != login.DataCentre) throw new RpcFault(303, $"PHONE_MIGRATE_{login.DataCentre}");
        var sent = NewCode(new Auth_SentCodeTypeApp { length = login.Code.Length });
        if (login.TextMessageAfter is not { } wait) return sent;
        (sent.next_type, sent.timeout) = (Auth_CodeType.Sms, (int)wait.TotalSeconds);
        sent.flags = Auth_SentCode.Flags.has_next_type | Auth_SentCode.Flags.has_timeout;
        return sent;
    }

    private Auth_SentCode ResendCode(Auth_ResendCode method)
    {
        if (login.IsCodeExpired || method.phone_code_hash != codeHash) throw new RpcFault(400, "PHONE_CODE_EXPIRED");
        if (login.TextMessageAfter is null) throw new RpcFault(400, "SEND_CODE_UNAVAILABLE");
        return NewCode(new Auth_SentCodeTypeSms { length = login.Code.Length });
    }

    private Auth_SentCode NewCode(Auth_SentCodeType way)
    {
        codeHash = Guid.NewGuid().ToString("N");
        login.CodeSent();
        return new() { type = way, phone_code_hash = codeHash };
    }

    private object SignIn(Call call, Auth_SignIn method)
    {
        if (login.IsCodeExpired || method.phone_code_hash != codeHash) throw new RpcFault(400, "PHONE_CODE_EXPIRED");
        if (method.phone_code != login.Code) throw new RpcFault(400, "PHONE_CODE_INVALID");
        if (login.Password is null) return Authorize(call);
        call.Key.AwaitsPassword = true;
        throw new RpcFault(401, "SESSION_PASSWORD_NEEDED");
    }

    private object CheckPassword(Call call, Auth_CheckPassword method)
    {
        if (!call.Key.AwaitsPassword) throw new RpcFault(401, "AUTH_KEY_UNREGISTERED");
        if (method.password is not InputCheckPasswordSRP proof || !twoStep.Fits(proof)) throw new RpcFault(400, "PASSWORD_HASH_INVALID");
        call.Key.AwaitsPassword = false;
        return Authorize(call);
    }

    private Auth_Authorization Authorize(Call call)
    {
        call.Key.IsSignedIn = true;
        return new() { user = cloud.Self };
    }

    /// <summary>Good once, in another data centre: https://core.telegram.org/api/datacenter#authorization-transfer.</summary>
    private Auth_ExportedAuthorization Export() => new() { id = Cloud.SelfId, bytes = exported = Guid.NewGuid().ToByteArray() };

    private Auth_Authorization Import(Call call, Auth_ImportAuthorization method)
    {
        if (exported.Length == 0 || !exported.AsSpan().SequenceEqual(method.bytes)) throw new RpcFault(400, "AUTH_BYTES_INVALID");
        exported = [];
        call.Key.IsGuest = true;
        return Authorize(call);
    }

    private static Auth_LoggedOut LogOut(Call call, Auth_LogOut method)
    {
        if (!call.Key.IsSignedIn) throw new RpcFault(401, "AUTH_KEY_UNREGISTERED");
        call.Key.IsSignedIn = false;
        call.Connection.StopListening();
        return new();
    }
}
