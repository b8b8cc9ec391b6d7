using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Nadia.Core.Data;
using Nadia.Core.Review;
using Nadia.Tests.Support;

namespace Nadia.Tests.Web.Api;

public sealed class ReviewApiTests(NadiaApp app) : IClassFixture<NadiaApp>, IDisposable
{
    private static readonly string[] Undecided =
    [
        "id", "user_id", "user_message", "llm1_raw_response", "llm2_bubbles", "constitution_risk_score", "constitution_flags", "constitution_recommendation",
        "priority_score", "status", "created_at", "customer_status", "nickname", "llm1_model", "llm2_model", "llm1_cost_usd", "llm2_cost_usd",
    ];

    private static readonly string[] Decided =
        [.. Undecided, "final_bubbles", "edit_tags", "quality_score", "reviewer_notes", "reviewer_id", "review_time_seconds", "deliveries"];

    private static readonly string[] Flag = ["rule", "category", "severity", "in", "why", "start", "length", "bubble"];
    private static readonly string[] Bubbles = ["Hello!", "It costs 40 USD."];
    private static readonly string[] Tags = ["TONE_WARMER"];

    private readonly ApiClient api = new(app);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => api.Dispose();

    [Fact]
    public async Task A_waiting_draft_has_the_predecessors_names_and_nothing_of_a_decision()
    {
        var review = await Drafts.NewAsync(api, "My card is 4111 1111 1111 1111 <b>ok</b>");

        Assert.Equal(Undecided.Order(), Names(review));
        Assert.Equal(("pending", "My card is 4111 1111 1111 1111 <b>ok</b>", "PROSPECT"), (Text(review, "status"), Text(review, "user_message"), Text(review, "customer_status")));
        Assert.NotEmpty(review.GetProperty("llm2_bubbles").EnumerateArray());
        Assert.NotEqual("approve", Text(review, "constitution_recommendation"));
        var flags = review.GetProperty("constitution_flags").EnumerateArray().ToList();
        Assert.NotEmpty(flags);
        Assert.All(flags, flag => Assert.Equal(Flag.Order(), Names(flag)));
        var one = (await api.GetAsync($"/reviews/{Drafts.Id(review)}")).Ok();
        Assert.Equal(Undecided.Order(), Names(one));
    }

    [Fact]
    public async Task Approving_sends_the_final_bubbles_and_tells_how_far_they_got()
    {
        var review = await Drafts.NewAsync(api);
        var path = $"/reviews/{Drafts.Id(review)}";

        var approved = await api.PostAsync(path + "/approve", new
        {
            final_bubbles = Bubbles,
            edit_tags = Tags,
            quality_score = 4,
            reviewer_notes = "fine",
        });

        Assert.Equal(Decided.Order(), Names(approved.Ok()));
        Assert.Equal(("approved", 4, "fine", 0), (Text(approved.Json, "status"), approved["quality_score"].GetInt32(), Text(approved.Json, "reviewer_notes"), approved["review_time_seconds"].GetInt32()));
        Assert.Equal(Bubbles, Texts(approved["final_bubbles"]));
        Assert.Equal(Tags, Texts(approved["edit_tags"]));
        Assert.StartsWith("key:", Text(approved.Json, "reviewer_id"), StringComparison.Ordinal);
        JsonElement deliveries = default;
        await Eventually.TrueAsync(async () =>
        {
            deliveries = (await api.GetAsync(path))["deliveries"];
            return deliveries.EnumerateArray().All(d => Text(d, "state") is "sent" or "read");
        });
        var phone = (await api.GetAsync($"/sandbox/messages/{Text(review, "user_id")}"))["items"].EnumerateArray().ToList();
        Assert.Equal(["in", "out", "out"], phone.Select(m => Text(m, "direction")));
        Assert.Equal(Bubbles, phone.Skip(1).Select(m => Text(m, "text")));
        Assert.Equal(phone.Skip(1).Select(m => Text(m, "message_id")), deliveries.EnumerateArray().Select(d => Text(d, "message_id")));
        Assert.Equal(Bubbles, deliveries.EnumerateArray().Select(d => Text(d, "bubble")));
        Assert.Equal(JsonValueKind.Null, phone[0].GetProperty("random_id").ValueKind);
        Assert.Equal(2, phone.Skip(1).Select(m => long.Parse(Text(m, "random_id")!, System.Globalization.CultureInfo.InvariantCulture)).Distinct().Count());
        Assert.DoesNotContain(await Drafts.AllPendingAsync(api), r => Drafts.Id(r) == Drafts.Id(review));
    }

    [Fact]
    public async Task Rejecting_sends_nothing_and_a_redraft_brings_another()
    {
        var review = await Drafts.NewAsync(api);
        var path = $"/reviews/{Drafts.Id(review)}";

        var rejected = await api.PostAsync(path + "/reject", new { reviewer_notes = "shorter", redraft = true });

        Assert.Equal(("rejected", "shorter", 0, 0), (Text(rejected.Ok(), "status"), Text(rejected.Json, "reviewer_notes"), rejected["deliveries"].GetArrayLength(), rejected["final_bubbles"].GetArrayLength()));
        var next = await Drafts.OfAsync(api, Text(review, "user_id")!, not: Drafts.Id(review));
        var silent = await api.PostAsync($"/reviews/{Drafts.Id(next)}/reject");
        Assert.Equal(("rejected", JsonValueKind.Null), (Text(silent.Ok(), "status"), silent["reviewer_notes"].ValueKind));
        (await ApproveAsync(api, Drafts.Id(review), "a")).Problem(409, "already_decided");
        Assert.Single((await api.GetAsync($"/sandbox/messages/{Text(review, "user_id")}"))["items"].EnumerateArray().ToList());
    }

    [Fact]
    public async Task Cancelling_puts_the_draft_back_and_saves_nothing()
    {
        var id = Drafts.Id(await Drafts.NewAsync(api));
        var (reviewer, keyId) = await ApiClient.ReviewerAsync(app);
        var before = await DatabaseState.ReadAsync(app);
        var holder = new Nadia.Core.Common.Actor($"key:{keyId}", "reviewer", Nadia.Core.Common.ActorKind.ApiKey, true, false);
        Assert.True((await app.Get<ClaimService>().OpenAsync(Guid.Parse(id), holder, Token)).Succeeded);
        Assert.Equal("reviewing", Text((await api.GetAsync($"/reviews/{id}")).Ok(), "status"));
        (await api.PostAsync($"/reviews/{id}/cancel")).Problem(409, "already_claimed");
        (await ApproveAsync(api, id, "a")).Problem(409, "already_claimed");

        using (reviewer) Assert.Equal("pending", Text((await reviewer.PostAsync($"/reviews/{id}/cancel")).Ok(), "status"));

        Assert.Equal(before, await DatabaseState.ReadAsync(app));
        Assert.Equal("pending", Text((await api.PostAsync($"/reviews/{id}/cancel")).Ok(), "status"));
        (await api.PostAsync($"/reviews/{id}/reject")).Ok();
        (await api.PostAsync($"/reviews/{id}/cancel")).Problem(409, "already_decided");
    }

    [Fact]
    public async Task Nobody_who_has_not_written_is_written_to()
    {
        var id = Drafts.Id(await Drafts.NewAsync(api));
        await using (var db = await app.Get<IDbContextFactory<NadiaDbContext>>().CreateDbContextAsync(Token))
        {
            var conversation = await db.Drafts.Where(d => d.Id == Guid.Parse(id)).Select(d => d.ConversationId).SingleAsync(Token);
            await db.Messages.Where(m => m.ConversationId == conversation).ExecuteDeleteAsync(Token);
        }

        (await ApproveAsync(api, id, "Buy now!")).Problem(409, "never_wrote");
    }

    [Fact]
    public async Task A_draft_that_a_newer_message_replaced_is_never_sent()
    {
        var review = await Drafts.NewAsync(api);
        var (id, user) = (Drafts.Id(review), Text(review, "user_id")!);
        (await api.PostAsync("/sandbox/messages", new { user_id = user, text = "And one more thing" })).Ok();
        await Drafts.OfAsync(api, user, not: id);

        var late = await ApproveAsync(api, id, "Old answer");

        Assert.Contains("replaced", late.Problem(409, "stale_draft").GetProperty("detail").GetString(), StringComparison.Ordinal);
        (await api.PostAsync($"/reviews/{id}/cancel")).Problem(409, "stale_draft");
        Assert.Equal("superseded", Text((await api.GetAsync($"/reviews/{id}")).Ok(), "status"));
        Assert.DoesNotContain((await api.GetAsync($"/sandbox/messages/{user}"))["items"].EnumerateArray(), m => Text(m, "direction") == "out");
    }

    [Fact]
    public async Task Fifty_approvals_at_once_with_one_key_send_it_once_and_all_answer_it()
    {
        var review = await Drafts.NewAsync(api);

        var replies = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => ApproveAsync(api, Drafts.Id(review), "Only once")));

        Assert.All(replies, reply => Assert.Equal(["Only once"], Texts(reply["final_bubbles"])));
        await AssertSentOnceAsync(review);
    }

    [Fact]
    public async Task Fifty_approvals_at_once_with_two_keys_send_it_once_and_the_slower_key_hears_who_was_first()
    {
        var review = await Drafts.NewAsync(api);
        var (other, _) = await ApiClient.ReviewerAsync(app);
        using var _ = other;

        var replies = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => ApproveAsync(i % 2 == 0 ? api : other, Drafts.Id(review), "Only once")));

        var (even, odd) = (replies.Where((_, i) => i % 2 == 0).ToList(), replies.Where((_, i) => i % 2 == 1).ToList());
        var (first, second) = even[0].Status == 200 ? (even, odd) : (odd, even);
        Assert.All(first, reply => reply.Ok());
        Assert.All(second, reply => reply.Problem(409, "already_decided"));
        await AssertSentOnceAsync(review);
    }

    [Fact]
    public async Task The_queue_is_paged_without_gaps_and_the_riskiest_and_longest_waiting_is_first()
    {
        for (var i = 0; i < 3; i++) await Drafts.NewAsync(api);

        var oneByOne = await Drafts.AllPendingAsync(api, limit: 1);

        var ids = oneByOne.ConvertAll(Drafts.Id);
        Assert.Equal((await Drafts.AllPendingAsync(api)).ConvertAll(Drafts.Id), ids);
        Assert.Equal(ids.Count, ids.Distinct().Count());
        var atOnce = (await Drafts.AllPendingAsync(api)).ConvertAll(r => r.GetProperty("priority_score").GetDecimal());
        Assert.Equal(atOnce.OrderDescending(), atOnce);
    }

    private static Task<ApiReply> ApproveAsync(ApiClient client, string id, string bubble) =>
        client.PostAsync($"/reviews/{id}/approve", new { final_bubbles = (string[])[bubble] });

    private async Task AssertSentOnceAsync(JsonElement review)
    {
        await Eventually.TrueAsync(async () =>
            (await api.GetAsync($"/reviews/{Drafts.Id(review)}"))["deliveries"].EnumerateArray().All(d => Text(d, "state") == "sent"));
        var phone = (await api.GetAsync($"/sandbox/messages/{Text(review, "user_id")}"))["items"].EnumerateArray();
        Assert.Single(phone.Where(m => Text(m, "direction") == "out").ToList());
        Assert.Equal(1L, await Sql.ScalarAsync(app.ConnectionString, $"SELECT count(*) FROM outbox WHERE draft_id = '{Drafts.Id(review)}'"));
    }

    private static IEnumerable<string> Names(JsonElement value) => value.EnumerateObject().Select(p => p.Name).Order();

    private static IEnumerable<string?> Texts(JsonElement list) => list.EnumerateArray().Select(e => e.GetString());

    private static string? Text(JsonElement value, string field) => value.GetProperty(field).GetString();
}
