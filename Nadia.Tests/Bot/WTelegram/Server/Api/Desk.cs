using Nadia.Tests.Bot.WTelegram.Server.Wire;
using TL;
using TL.Methods;

namespace Nadia.Tests.Bot.WTelegram.Server.Api;

/// <summary>Takes calls one by one, under the cloud's lock, so that answers and pushed updates leave in the order in which they happened.</summary>
internal sealed class Desk(Cloud cloud, Faults faults, Journal journal, TimeProvider clock)
{
    private readonly Dictionary<Type, (bool ForAnybody, Func<Call, IObject, object?> Carry)> methods = [];

    /// <summary>A method for those who are signed in. Its answer is null when the answer gets lost.</summary>
    public void On<T>(Func<Call, T, object?> carry)
        where T : IObject => methods[typeof(T)] = (false, (call, method) => carry(call, (T)method));

    /// <summary>A method that needs no signing in.</summary>
    public void OnAnybody<T>(Func<Call, T, object?> carry)
        where T : IObject => methods[typeof(T)] = (true, (call, method) => carry(call, (T)method));

    public void Take(Connection connection, Request request)
    {
        switch (request.Method)
        {
            case Ping ping:
                connection.Send(new Pong { msg_id = request.MessageId, ping_id = ping.ping_id });
                break;
            case PingDelayDisconnect ping:
                connection.Send(new Pong { msg_id = request.MessageId, ping_id = ping.ping_id });
                break;
            case GetFutureSalts:
                connection.Send(FutureSalts(connection.Key!, request));
                break;
            default:
                Answer(new Call(connection, request));
                break;
        }
    }

    private void Answer(Call call)
    {
        journal.Record(call.Request.Method);
        lock (cloud.Gate)
        {
            object? answer;
            try
            {
                answer = Carry(call);
            }
            catch (RpcFault fault)
            {
                answer = new RpcError { error_code = fault.Code, error_message = fault.Error };
            }

            if (answer is null) return;
            if (faults.AnswerDelay == TimeSpan.Zero) call.Connection.Answer(call.Request, answer);
            else _ = AnswerLaterAsync(call, answer);
        }
    }

    private object? Carry(Call call)
    {
        var method = call.Request.Method;
        if (!methods.TryGetValue(method.GetType(), out var known))
        {
            journal.NotServed(method);
            throw new RpcFault(400, "METHOD_INVALID");
        }

        if (call.Key.IsDuplicated) throw new RpcFault(406, "AUTH_KEY_DUPLICATED");
        if (!known.ForAnybody && !call.Key.IsSignedIn) throw new RpcFault(401, "AUTH_KEY_UNREGISTERED");
        if (faults.Of(method) is { } fault) throw fault;
        if (!known.ForAnybody && method is not Upload_GetFile) call.Connection.Listen();
        return known.Carry(call, method);
    }

    private async Task AnswerLaterAsync(Call call, object answer)
    {
        await Task.Delay(faults.AnswerDelay, clock);
        call.Connection.Answer(call.Request, answer);
    }

    private FutureSalts FutureSalts(AuthKey key, Request request)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return new()
        {
            req_msg_id = request.MessageId,
            now = now,
            salts = [new FutureSalt { valid_since = now.AddMinutes(-1), valid_until = now.AddDays(1), salt = key.Salt }],
        };
    }
}
