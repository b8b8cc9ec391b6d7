using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Nadia.Tests.Support;

/// <summary>A loopback server that speaks the OpenAI chat protocol as far as NADIA uses it.</summary>
public sealed class FakeModelServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<(JsonElement Body, string? Key)> requests = new();

    private FakeModelServer(WebApplication app) => this.app = app;

    /// <summary>What to answer to a request's body.</summary>
    public Func<JsonElement, FakeAnswer> Answer { get; set; } = _ => (200, "Hello there.");

    public IReadOnlyList<(JsonElement Body, string? Key)> Requests => [.. requests];

    public string Endpoint => app.Urls.Single() + "/v1";

    public static async Task<FakeModelServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new FakeModelServer(app);
        app.MapPost("/v1/chat/completions", server.CompleteAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<IResult> CompleteAsync(HttpRequest request)
    {
        using var json = await JsonDocument.ParseAsync(request.Body);
        var body = json.RootElement.Clone();
        requests.Enqueue((body, request.Headers.Authorization));
        var answer = Answer(body);
        if (answer.Hangs) await Task.Delay(Timeout.Infinite, request.HttpContext.RequestAborted);
        if (answer.After is { } gate) await gate;
        if (answer.RetryAfter is { } wait) request.HttpContext.Response.Headers.RetryAfter = wait;
        if (answer.Status != 200) return Results.Json(new { error = new { message = answer.Text } }, statusCode: answer.Status);
        if (answer.Raw is { } raw) return Results.Content(raw, "text/html");
        var (input, cached, output) = answer.Tokens;
        return Results.Json(new
        {
            id = "answer-1",
            @object = "chat.completion",
            created = 1,
            model = body.GetProperty("model").GetString() + "-2026",
            choices = new[] { new { index = 0, finish_reason = answer.FinishReason, message = new { role = "assistant", content = answer.Text, refusal = answer.Refusal } } },
            usage = new { prompt_tokens = input, completion_tokens = output, total_tokens = input + output, prompt_tokens_details = new { cached_tokens = cached } },
        });
    }
}
