using System.Buffers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Nadia.Tests.Load;

/// <summary>
/// One open page without a browser: a circuit over a WebSocket in the server's own protocol, which is loaded by reflection because it is
/// internal. It draws nothing; it acknowledges what is drawn, and answers scripts as the page's would as far as the server needs it.
/// </summary>
internal sealed partial class CircuitClient : IAsyncDisposable, IInvocationBinder
{
    private const byte HandshakeEnd = 0x1e;

    /// <summary>A page's first batch is large; what it took is not kept for the small ones that follow.</summary>
    private const int UsualMessage = 16 * 1024;

    private static readonly IHubProtocol Protocol = (IHubProtocol)Activator.CreateInstance(
        typeof(CircuitHandler).Assembly.GetType("Microsoft.AspNetCore.Components.Server.BlazorPack.BlazorPackHubProtocol", throwOnError: true)!)!;

    private readonly ClientWebSocket socket = new();
    private readonly SemaphoreSlim sending = new(1, 1);
    private readonly CancellationTokenSource stop = new();
    private readonly TaskCompletionSource<string> started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HttpClient http;
    private readonly Action<ReadOnlyMemory<byte>>? drawn;
    private readonly TaskCompletionSource attached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task reading = Task.CompletedTask;
    private string circuit = "";

    private CircuitClient(HttpClient http, Action<ReadOnlyMemory<byte>>? drawn) => (this.http, this.drawn) = (http, drawn);

    /// <param name="http">Signed in.</param>
    /// <param name="path">A page of the tool.</param>
    /// <param name="drawn">Gets each render batch as its bytes, in which texts are plain UTF-8.</param>
    public static async Task<CircuitClient> OpenAsync(HttpClient http, string cookie, string path, Action<ReadOnlyMemory<byte>>? drawn, CancellationToken token)
    {
        var client = new CircuitClient(http, drawn);
        var html = await http.GetStringAsync(new Uri(path, UriKind.Relative), token);
        using var negotiated = await http.PostAsync(new Uri("/_blazor/negotiate?negotiateVersion=1", UriKind.Relative), null, token);
        var id = JsonNode.Parse(await negotiated.Content.ReadAsStringAsync(token))!["connectionToken"]!.GetValue<string>();
        client.socket.Options.SetRequestHeader("Cookie", cookie);
        await client.socket.ConnectAsync(new Uri($"ws://{http.BaseAddress!.Authority}/_blazor?id={id}"), token).WaitAsync(TimeSpan.FromSeconds(30), token);
        await client.socket.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"), WebSocketMessageType.Text, true, token);
        client.reading = client.ReadAsync();
        await client.SendAsync(new InvocationMessage("1", "StartCircuit", [http.BaseAddress.ToString(), new Uri(http.BaseAddress, path).ToString(), "[]", State(html)]));
        client.circuit = await client.started.Task.WaitAsync(TimeSpan.FromSeconds(30), token);
        await client.SendAsync(new InvocationMessage("UpdateRootComponents", [Roots(html), ""]));
        return client;
    }

    /// <summary>Waits until the page's script would have attached itself: the page stands then.</summary>
    public Task AttachedAsync(CancellationToken token) => attached.Task.WaitAsync(TimeSpan.FromSeconds(60), token);

    /// <summary>Keeps the connection from being taken for dead; call it every ten seconds.</summary>
    public Task PingAsync() => SendAsync(PingMessage.Instance);

    /// <summary>Leaves as a browser does that turns to another page.</summary>
    public async ValueTask DisposeAsync()
    {
        using var form = new MultipartFormDataContent { { new StringContent(circuit), "circuitId" } };
        using var _ = await http.PostAsync(new Uri("/_blazor/disconnect", UriKind.Relative), form);
        await stop.CancelAsync();
        await reading.WaitAsync(TimeSpan.FromSeconds(30));
        socket.Dispose();
    }

    public Type GetReturnType(string invocationId) => typeof(string);

    public IReadOnlyList<Type> GetParameterTypes(string methodName) => methodName switch
    {
        "JS.RenderBatch" => [typeof(long), typeof(byte[])],
        "JS.BeginInvokeJS" => [typeof(long), typeof(string), typeof(string), typeof(int), typeof(long), typeof(int)],
        "JS.AttachComponent" => [typeof(int), typeof(string)],
        "JS.Error" => [typeof(string)],
        "JS.EndInvokeDotNet" => [typeof(string), typeof(bool), typeof(string)],
        "JS.EndUpdateRootComponents" => [typeof(long)],
        "JS.EndLocationChanging" => [typeof(int), typeof(bool)],
        _ => [],
    };

    public Type GetStreamItemType(string streamId) => typeof(string);

    private static string State(string html) => StateComment().Match(html) is { Success: true } found ? found.Groups[1].Value : "";

    private static string Roots(string html)
    {
        var operations = new JsonArray();
        foreach (var found in Marker().Matches(html).Select((match, i) => (match, i)))
        {
            operations.Add(new JsonObject { ["type"] = "add", ["ssrComponentId"] = found.i + 1, ["marker"] = JsonNode.Parse(found.match.Groups[1].Value) });
        }

        return new JsonObject { ["batchId"] = 1, ["operations"] = operations }.ToJsonString();
    }

    private async Task ReadAsync()
    {
        var received = new ArrayBufferWriter<byte>(UsualMessage);
        var shaken = false;
        try
        {
            while (!stop.IsCancellationRequested)
            {
                var result = await socket.ReceiveAsync(received.GetMemory(8 * 1024), stop.Token);
                if (result.MessageType == WebSocketMessageType.Close) return;
                received.Advance(result.Count);
                if (!result.EndOfMessage) continue;
                var rest = new ReadOnlySequence<byte>(received.WrittenMemory);
                if (!shaken) rest = rest.Slice(rest.GetPosition(1, rest.PositionOf(HandshakeEnd)!.Value));
                shaken = true;
                while (Protocol.TryParseMessage(ref rest, this, out var message)) await HandleAsync(message);
                received = Remainder(received, rest);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            started.TrySetException(e);
        }
    }

    private static ArrayBufferWriter<byte> Remainder(ArrayBufferWriter<byte> received, ReadOnlySequence<byte> rest)
    {
        var left = rest.ToArray();
        if (received.Capacity > UsualMessage) received = new ArrayBufferWriter<byte>(UsualMessage);
        else received.ResetWrittenCount();
        received.Write(left);
        return received;
    }

    private async Task HandleAsync(HubMessage message)
    {
        switch (message)
        {
            case CompletionMessage done:
                if (done.Error is null) started.TrySetResult(done.Result as string ?? "");
                else started.TrySetException(new InvalidOperationException(done.Error));
                break;
            case InvocationMessage { Target: "JS.RenderBatch", Arguments: [long batch, byte[] bytes] }:
                drawn?.Invoke(bytes);
                await SendAsync(new InvocationMessage("OnRenderCompleted", [batch, null]));
                break;
            case InvocationMessage { Target: "JS.BeginInvokeJS", Arguments: [long call, string what, string arguments, int result, ..] }:
                await AnswerAsync(call, what, arguments, result);
                break;
            case InvocationMessage { Target: "JS.Error", Arguments: [string error] }:
                attached.TrySetException(new InvalidOperationException(error));
                break;
        }
    }

    private async Task AnswerAsync(long call, string what, string arguments, int resultType)
    {
        if (what == "attach" && PageObject().Match(arguments) is { Success: true } page)
        {
            // What a window of 900 pixels shows of the list.
            var id = long.Parse(page.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
            await SendAsync(new InvocationMessage("BeginInvokeDotNetFromJS", ["1", null, "Look", id, "[0,12]"]));
            attached.TrySetResult();
        }

        if (call == 0) return;
        var answer = resultType == 1 ? "{\"__jsObjectId\":1}" : "null";
        await SendAsync(new InvocationMessage("EndInvokeJSFromDotNet", [call, true, $"[{call},true,{answer}]"]));
    }

    private async Task SendAsync(HubMessage message)
    {
        await sending.WaitAsync(stop.Token);
        try
        {
            await socket.SendAsync(Protocol.GetMessageBytes(message), WebSocketMessageType.Binary, true, stop.Token);
        }
        finally
        {
            sending.Release();
        }
    }

    [GeneratedRegex("<!--Blazor:(\\{\"type\":\"server\".*?\\})-->")]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(.*?)-->")]
    private static partial Regex StateComment();

    [GeneratedRegex("\"__dotNetObject\":(\\d+)")]
    private static partial Regex PageObject();
}
