using System.Text.Json;
using Nadia.Tests.Support;

namespace Nadia.Tests.Web.Api;

public sealed class CustomerApiTests(NadiaApp app) : IClassFixture<NadiaApp>, IDisposable
{
    private readonly ApiClient api = new(app);

    public void Dispose() => api.Dispose();

    [Fact]
    public async Task The_story_of_the_first_customer_holds()
    {
        const string path = "/users/7833076816/customer-status";

        var first = await api.PostAsync(path, new { customer_status = "LEAD_QUALIFIED", ltv_amount = 25.50m, reason = "User showed interest in content" });
        var second = await api.PostAsync(path, new { customer_status = "CUSTOMER", ltv_amount = 50.00m, reason = "User converted and made purchase" });

        Assert.Equal(
            """{"status":"success","user_id":"7833076816","previous_status":"PROSPECT","new_status":"LEAD_QUALIFIED","ltv_added":25.50,"ltv_usd":25.50,"reason":"User showed interest in content"}""",
            first.Text);
        Assert.Equal(("LEAD_QUALIFIED", "CUSTOMER", 50.00m, 75.50m), (Text(second["previous_status"]), Text(second["new_status"]), Money(second["ltv_added"]), Money(second["ltv_usd"])));
        var now = await api.GetAsync(path);
        Assert.Equal(("CUSTOMER", 75.50m), (Text(now["customer_status"]), Money(now["ltv_usd"])));
        var history = now["status_history"].EnumerateArray().ToList();
        Assert.Equal(
            [("LEAD_QUALIFIED", "CUSTOMER", 50.00m, 75.50m, "User converted and made purchase"), ("PROSPECT", "LEAD_QUALIFIED", 25.50m, 25.50m, "User showed interest in content")],
            history.Select(r => (Text(r.GetProperty("previous_status")), Text(r.GetProperty("new_status")), Money(r.GetProperty("ltv_change")), Money(r.GetProperty("ltv_after")), Text(r.GetProperty("reason")))));
        Assert.All(history, row => Assert.Equal(("NADIA_API_KEY", false), (Text(row.GetProperty("actor")), row.GetProperty("automated").GetBoolean())));
        Assert.All(history, row => Assert.EndsWith("Z", row.GetProperty("created_at").GetString(), StringComparison.Ordinal));
        var transitions = (await api.GetAsync(path + "/transitions"))["items"].EnumerateArray().Select(r => r.GetRawText());
        Assert.Equal(history.Select(r => r.GetRawText()), transitions);
    }

    [Fact]
    public async Task An_unknown_user_is_a_prospect_and_stays_unwritten()
    {
        var before = await DatabaseState.ReadAsync(app);

        var answer = await api.GetAsync("/users/never-seen/customer-status");

        Assert.Equal("""{"user_id":"never-seen","customer_status":"PROSPECT","ltv_usd":0.00,"nickname":null,"updated_at":null,"status_history":[]}""", answer.Text);
        Assert.Equal(0, (await api.GetAsync("/users/never-seen/customer-status/transitions"))["items"].GetArrayLength());
        Assert.Equal(before, await DatabaseState.ReadAsync(app));
    }

    [Fact]
    public async Task The_same_status_without_an_LTV_change_writes_no_history()
    {
        var path = NewUser();
        await api.PostAsync(path, new { customer_status = "CHURNED" });

        var again = await api.PostAsync(path, new { customer_status = "CHURNED", ltv_amount = 0 });

        Assert.Equal(("success", 0m), (Text(again["status"]), Money(again["ltv_added"])));
        Assert.Equal(1, (await api.GetAsync(path))["status_history"].GetArrayLength());
    }

    [Fact]
    public async Task A_change_below_zero_is_refused_at_the_amount_and_writes_nothing()
    {
        var path = NewUser();
        await api.PostAsync(path, new { customer_status = "CUSTOMER", ltv_amount = 10 });
        var before = await DatabaseState.ReadAsync(app);

        var refused = await api.PostAsync(path, new { customer_status = "CUSTOMER", ltv_amount = -10.01m });

        Assert.Contains("below 0", refused.BrokenRule("ltv_amount", "would_go_negative"), StringComparison.Ordinal);
        Assert.Equal(before, await DatabaseState.ReadAsync(app));
        Assert.Equal(0.00m, Money((await api.PostAsync(path, new { customer_status = "CUSTOMER", ltv_amount = -10 }))["ltv_usd"]));
    }

    [Fact]
    public async Task A_nickname_is_set_trimmed_and_cleared()
    {
        var user = NewUser();
        var path = user.Replace("customer-status", "nickname", StringComparison.Ordinal);

        Assert.Equal("Mia", Text((await api.PostAsync(path, new { nickname = " Mia " }))["nickname"]));
        Assert.Equal("Mia", Text((await api.GetAsync(user))["nickname"]));
        Assert.Equal(JsonValueKind.Null, (await api.PostAsync(path, new { nickname = (string?)null }))["nickname"].ValueKind);
    }

    [Fact]
    public async Task The_history_is_paged_by_key()
    {
        var path = NewUser();
        for (var i = 0; i < 25; i++) await api.PostAsync(path, new { customer_status = "CUSTOMER", ltv_amount = 1 });

        var totals = new List<decimal>();
        string? next = null;
        do
        {
            var page = await api.GetAsync($"{path}/transitions?limit=10" + (next is null ? "" : $"&after={next}"));
            totals.AddRange(page["items"].EnumerateArray().Select(r => Money(r.GetProperty("ltv_after"))));
            next = page["next"].GetString();
        }
        while (next is not null);

        Assert.Equal(Enumerable.Range(1, 25).Reverse().Select(i => (decimal)i), totals);
        Assert.Equal(20, (await api.GetAsync(path))["status_history"].GetArrayLength());
    }

    [Fact]
    public async Task A_hundred_changes_at_once_make_exactly_a_hundred_and_one_chain()
    {
        var path = NewUser();

        var replies = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => api.PostTextAsync(path, """{"customer_status":"CUSTOMER","ltv_amount":1.00}""")));

        Assert.All(replies, reply => reply.Ok());
        Assert.Equal(100.00m, Money((await api.GetAsync(path))["ltv_usd"]));
        var rows = (await api.GetAsync(path + "/transitions?limit=100"))["items"].EnumerateArray().Reverse().ToList();
        Assert.Equal(Enumerable.Range(1, 100).Select(i => (decimal)i), rows.Select(r => Money(r.GetProperty("ltv_after"))));
        Assert.All(rows, row => Assert.Equal(1.00m, Money(row.GetProperty("ltv_change"))));
        Assert.Equal(["PROSPECT", .. Enumerable.Repeat("CUSTOMER", 99)], rows.Select(r => Text(r.GetProperty("previous_status"))));
    }

    [Fact]
    public async Task A_repeated_idempotency_key_answers_the_first_answer_and_adds_nothing()
    {
        var path = NewUser();
        var body = new { customer_status = "CUSTOMER", ltv_amount = 5.25m, reason = "paid" };

        var first = await api.PostAsync(path, body, "k-1");
        await api.PostAsync(path, new { customer_status = "CHURNED" });
        var replay = await api.PostAsync(path, body, "k-1");

        Assert.Equal(first.Text, replay.Text);
        Assert.Equal(("CHURNED", 5.25m), (Text((await api.GetAsync(path))["customer_status"]), Money((await api.GetAsync(path))["ltv_usd"])));
        (await api.PostAsync(path, body with { ltv_amount = 6m }, "k-1")).BrokenRule("Idempotency-Key");
        (await api.PostAsync(path, body, new string('k', 201))).BrokenRule("Idempotency-Key");
        var (reviewer, _) = await ApiClient.ReviewerAsync(app);
        using (reviewer) (await reviewer.PostAsync(path, body, "k-1")).Problem(403, "forbidden");
    }

    [Fact]
    public async Task Twenty_requests_at_once_with_one_idempotency_key_count_once()
    {
        var path = NewUser();

        var replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => api.PostAsync(path, new { customer_status = "CUSTOMER", ltv_amount = 5 }, "k-2")));

        Assert.Equal(replies[0].Ok().GetRawText(), Assert.Single(replies.Select(r => r.Text).Distinct()));
        Assert.Equal(5m, Money((await api.GetAsync(path))["ltv_usd"]));
        Assert.Equal(1, (await api.GetAsync(path))["status_history"].GetArrayLength());
    }

    private static string NewUser() => $"/users/{Arrange.NewId()}/customer-status";

    private static string? Text(JsonElement value) => value.GetString();

    private static decimal Money(JsonElement value) => value.GetDecimal();
}
