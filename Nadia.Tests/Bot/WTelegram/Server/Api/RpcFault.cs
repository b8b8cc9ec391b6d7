namespace Nadia.Tests.Bot.WTelegram.Server.Api;

/// <summary>An error that a method answers (https://core.telegram.org/api/errors), such as 420 FLOOD_WAIT_30.</summary>
internal sealed class RpcFault(int code, string error) : Exception($"{code} {error}")
{
    public int Code => code;

    public string Error => error;
}
