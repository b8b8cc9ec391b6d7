using System.Text.Json;
using Nadia.Tests.Support;

namespace Nadia.Tests.Web.Api;

/// <summary>Drafts as they come about: a customer writes in the sandbox and the app's own worker drafts.</summary>
internal static class Drafts
{
    /// <summary>The pending review of a new customer.</summary>
    public static async Task<JsonElement> NewAsync(ApiClient api, string text = "Hello, what does the course cost?")
    {
        var user = Arrange.NewId();
        (await api.PostAsync("/sandbox/messages", new { user_id = user, text })).Ok();
        return await OfAsync(api, user);
    }

    /// <summary>Waits for the customer's pending review, one other than <paramref name="not"/>.</summary>
    public static async Task<JsonElement> OfAsync(ApiClient api, string user, string? not = null)
    {
        JsonElement found = default;
        await Eventually.TrueAsync(async () =>
        {
            found = (await AllPendingAsync(api)).SingleOrDefault(r => r.GetProperty("user_id").GetString() == user && Id(r) != not);
            return found.ValueKind == JsonValueKind.Object;
        });
        return found;
    }

    /// <summary>The whole queue, page by page.</summary>
    public static async Task<List<JsonElement>> AllPendingAsync(ApiClient api, int limit = 100)
    {
        var all = new List<JsonElement>();
        string? next = null;
        do
        {
            var page = await api.GetAsync($"/reviews/pending?limit={limit}" + (next is null ? "" : $"&after={next}"));
            all.AddRange(page["items"].EnumerateArray());
            Assert.InRange(page["items"].GetArrayLength(), 0, limit);
            next = page["next"].GetString();
        }
        while (next is not null);
        return all;
    }

    public static string Id(JsonElement review) => review.GetProperty("id").GetString()!;
}
