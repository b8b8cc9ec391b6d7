using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Nadia.Tests.Crash;

/// <summary>Customers who write and a reviewer who approves, through the HTTP API, repeating every call until it is answered.</summary>
internal sealed class CrashedDesk(HttpClient client, int customers)
{
    /// <summary>Every message gets its own id, so that repeating the call is harmless.</summary>
    public async Task WriteAsync(int count, CancellationToken token)
    {
        for (var i = 0; i < count; i++)
        {
            var message = new { user_id = User(i), text = $"Message {i}: do you have it in blue?", message_id = $"m-{i}" };
            await RepeatAsync(() => client.PostAsJsonAsync("/sandbox/messages", message, token), HttpStatusCode.Accepted, token);
            await Task.Delay(40, token);
        }
    }

    /// <summary>Approves whatever waits, with two bubbles, until told to stop.</summary>
    public async Task ApproveAsync(Func<bool> stop, CancellationToken token)
    {
        while (!stop())
        {
            foreach (var id in await PendingAsync(token))
            {
                var approval = new { final_bubbles = new[] { $"First of {id}", $"Second of {id}" } };
                await TryAsync(() => client.PostAsJsonAsync($"/reviews/{id}/approve", approval, token));
            }

            await Task.Delay(50, token);
        }
    }

    /// <summary>What the customers' phones received, oldest first.</summary>
    public async Task<List<(string User, string Text)>> ArrivedAsync(CancellationToken token)
    {
        var arrived = new List<(string, string)>();
        for (var i = 0; i < customers; i++)
        {
            var phone = await client.GetFromJsonAsync<JsonElement>($"/sandbox/messages/{User(i)}", token);
            arrived.AddRange(phone.GetProperty("items").EnumerateArray()
                .Where(m => m.GetProperty("direction").GetString() == "out")
                .Select(m => (User(i), m.GetProperty("text").GetString()!)));
        }

        return arrived;
    }

    public async Task<List<string>> PendingAsync(CancellationToken token)
    {
        try
        {
            var page = await client.GetFromJsonAsync<JsonElement>("/reviews/pending?limit=50", token);
            return [.. page.GetProperty("items").EnumerateArray().Select(r => r.GetProperty("id").GetString()!)];
        }
        catch (Exception e) when (IsDown(e) && !token.IsCancellationRequested)
        {
            return [];
        }
    }

    private string User(int i) => string.Create(CultureInfo.InvariantCulture, $"90{i % customers:000}");

    private static async Task RepeatAsync(Func<Task<HttpResponseMessage>> call, HttpStatusCode expected, CancellationToken token)
    {
        while (await TryAsync(call) != expected) await Task.Delay(50, token);
    }

    private static async Task<HttpStatusCode?> TryAsync(Func<Task<HttpResponseMessage>> call)
    {
        try
        {
            using var answer = await call();
            return answer.StatusCode;
        }
        catch (Exception e) when (IsDown(e))
        {
            return null;
        }
    }

    private static bool IsDown(Exception e) => e is HttpRequestException or TaskCanceledException or IOException or JsonException;
}
