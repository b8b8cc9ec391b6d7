using System.Net;
using Nadia.Core.Team;
using Nadia.Tests.Support;

namespace Nadia.Tests.Web.Api;

public sealed class AccessTests(NadiaApp app, TestPostgres postgres) : IClassFixture<NadiaApp>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Calls { get; } = new()
    {
        { "GET", "/users/1/customer-status" }, { "POST", "/users/1/customer-status" }, { "GET", "/users/1/customer-status/transitions" },
        { "POST", "/users/1/nickname" }, { "GET", "/reviews/pending" }, { "GET", "/reviews/0197f3c5-0000-7000-8000-000000000000" },
        { "POST", "/reviews/0197f3c5-0000-7000-8000-000000000000/approve" }, { "POST", "/reviews/0197f3c5-0000-7000-8000-000000000000/reject" },
        { "POST", "/reviews/0197f3c5-0000-7000-8000-000000000000/cancel" }, { "POST", "/sandbox/messages" }, { "GET", "/sandbox/messages/1" },
        { "POST", "/sandbox/messages/1/typing" },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Every_call_wants_a_key(string method, string path)
    {
        var before = await DatabaseState.ReadAsync(app);
        using var nobody = new ApiClient(app, key: null);
        foreach (var authorization in new[] { null, "Bearer", "Bearer ", "Bearer nadia_wrong", $"Basic {NadiaApp.ApiKey}", NadiaApp.ApiKey, $"Bearer {NadiaApp.ApiKey} x", $"Bearer {NadiaApp.ApiKey}x", "Bearer " + new string('k', 5000) })
        {
            var request = new HttpRequestMessage(new(method), path);
            request.Headers.Add("Accept", "text/html");
            if (authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", authorization);

            var reply = await nobody.SendAsync(request);

            reply.Problem(401, "unauthorized");
            Assert.Equal("Bearer", reply.Headers.WwwAuthenticate.Single().ToString());
        }

        Assert.Equal(before, await DatabaseState.ReadAsync(app));
    }

    [Fact]
    public async Task A_reviewers_key_may_not_change_a_status_and_writes_nothing()
    {
        var (reviewer, _) = await ApiClient.ReviewerAsync(app);
        using var _ = reviewer;
        var before = await DatabaseState.ReadAsync(app);

        (await reviewer.PostAsync("/users/7833076816/customer-status", new { customer_status = "CUSTOMER", ltv_amount = 1 })).Problem(403, "forbidden");
        (await reviewer.PostAsync("/users/7833076816/customer-status", new { })).Problem(403, "forbidden");

        Assert.Equal(before, await DatabaseState.ReadAsync(app));
        (await reviewer.GetAsync("/users/7833076816/customer-status")).Ok();
        (await reviewer.GetAsync("/reviews/pending")).Ok();
    }

    [Fact]
    public async Task A_revoked_key_is_refused_at_once()
    {
        var (client, keyId) = await ApiClient.ReviewerAsync(app);
        using var _ = client;
        (await client.GetAsync("/reviews/pending")).Ok();

        Assert.True((await app.Get<ApiKeyService>().RevokeAsync(Actors.Admin, keyId, Token)).Succeeded);

        (await client.GetAsync("/reviews/pending")).Problem(401, "unauthorized");
    }

    [Fact]
    public async Task A_signed_in_browser_does_not_authenticate_the_API()
    {
        using var browser = app.CreateClient();
        var form = await browser.GetStringAsync("/account/sign-in", Token);
        var fields = System.Text.RegularExpressions.Regex.Matches(form, "<input[^>]*?name=\"([^\"]+)\"[^>]*?value=\"([^\"]*)\"")
            .ToDictionary(m => m.Groups[1].Value, m => WebUtility.HtmlDecode(m.Groups[2].Value));
        fields["Input.Email"] = NadiaApp.AdminEmail;
        fields["Input.Password"] = NadiaApp.AdminPassword;
        using var signedIn = await browser.PostAsync("/account/sign-in", new FormUrlEncodedContent(fields), Token);
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        Assert.Contains(signedIn.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("nadia=", StringComparison.Ordinal));

        using var call = await browser.GetAsync("/reviews/pending", Token);

        Assert.Equal((HttpStatusCode.Unauthorized, "application/problem+json"), (call.StatusCode, call.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task Each_key_has_its_own_limit_and_hears_when_to_come_back()
    {
        await using var limited = await NadiaApp.StartAsync(postgres, configure: null, ("Api:RequestsPerMinute", "4"));
        using var one = new ApiClient(limited);
        var (two, _) = await ApiClient.ReviewerAsync(limited);
        using var _ = two;
        (await one.GetAsync("/reviews/pending")).Ok();
        (await two.GetAsync("/reviews/pending")).Ok();

        for (var i = 0; i < 4; i++) (await one.GetAsync("/reviews/pending")).Ok();
        var refused = await one.GetAsync("/reviews/pending");

        refused.Problem(429, "rate_limited");
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        (await two.GetAsync("/reviews/pending")).Ok();
    }

    [Fact]
    public async Task Whoever_guesses_keys_runs_dry_and_the_keys_in_use_do_not_notice()
    {
        await using var limited = await NadiaApp.StartAsync(postgres, configure: null, ("Api:RequestsPerMinute", "4"));
        using var honest = new ApiClient(limited);
        (await honest.GetAsync("/reviews/pending")).Ok();
        var (unused, _) = await ApiClient.ReviewerAsync(limited);
        using var _ = unused;

        for (var i = 0; i < 3; i++)
        {
            using var guess = new ApiClient(limited, $"nadia_guess-{i}");
            (await guess.GetAsync("/reviews/pending")).Problem(401, "unauthorized");
        }

        using (var guess = new ApiClient(limited, "nadia_guess-last")) (await guess.GetAsync("/reviews/pending")).Problem(429, "rate_limited");
        (await unused.GetAsync("/reviews/pending")).Problem(429, "rate_limited");
        (await honest.GetAsync("/reviews/pending")).Ok();
    }
}
