using System.Net;
using Microsoft.EntityFrameworkCore;
using Nadia.Core.Data;
using Nadia.Core.Team;
using Nadia.Tests.Support;

namespace Nadia.Tests.Web.Account;

public sealed class SignInTests(NadiaApp app) : IClassFixture<NadiaApp>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, "/review")]
    [InlineData("/customers?q=ann", "/customers?q=ann")]
    [InlineData("https://evil.example/", "/review")]
    [InlineData("//evil.example/", "/review")]
    [InlineData("/\\evil.example/", "/review")]
    public async Task Signing_in_leads_back_but_never_to_another_site(string? returnUrl, string target)
    {
        using var client = app.CreateClient();
        using var answer = await client.SignInAsync(NadiaApp.AdminEmail, NadiaApp.AdminPassword, returnUrl);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(new Uri(app.Address, target).PathAndQuery, new Uri(app.Address, answer.Headers.Location!).PathAndQuery);
        Assert.Equal(app.Address.Host, new Uri(app.Address, answer.Headers.Location!).Host);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("nadia=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(NadiaApp.AdminEmail)]
    [InlineData("nobody@example.com")]
    public async Task A_wrong_password_and_an_unknown_address_read_the_same(string email)
    {
        using var client = app.CreateClient();
        using var answer = await client.SignInAsync(email, "wrong password");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("E-mail and password do not match.", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_five_failed_tries_even_the_right_password_has_to_wait()
    {
        await using var own = await NadiaApp.StartAsync(app.Postgres);
        using var client = own.CreateClient();
        for (var i = 0; i < 5; i++)
        {
            using var wrong = await client.SignInAsync(NadiaApp.AdminEmail, "wrong password");
            Assert.Equal(i == 4, (await wrong.Content.ReadAsStringAsync(Token)).Contains("Too many failed tries", StringComparison.Ordinal));
        }

        using var right = await client.SignInAsync(NadiaApp.AdminEmail, NadiaApp.AdminPassword);
        Assert.Contains("Too many failed tries", await right.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sign_in_or_sign_out_without_the_forms_token_is_refused()
    {
        using var client = app.CreateClient();
        using var content = new FormUrlEncodedContent([new("_handler", "sign-in"), new("Input.Email", NadiaApp.AdminEmail), new("Input.Password", NadiaApp.AdminPassword)]);
        using var signIn = await client.PostAsync(new Uri("/account/sign-in", UriKind.Relative), content, Token);
        using var signOut = await client.PostAsync(new Uri("/account/sign-out", UriKind.Relative), null, Token);

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (signIn.StatusCode, signOut.StatusCode));
    }

    [Fact]
    public async Task A_page_sends_to_the_sign_in_page_and_a_program_gets_the_bare_status()
    {
        using var client = app.CreateClient();
        using var page = await client.GetAsync(new Uri("/settings", UriKind.Relative), Token);
        using var api = await client.GetAsync(new Uri("/reviews/pending", UriKind.Relative), Token);
        using var circuit = await client.PostAsync(new Uri("/_blazor/negotiate?negotiateVersion=1", UriKind.Relative), null, Token);

        Assert.Equal((HttpStatusCode.Redirect, "/account/sign-in"), (page.StatusCode, page.Headers.Location!.AbsolutePath));
        Assert.Equal(HttpStatusCode.Unauthorized, api.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, circuit.StatusCode);
    }

    [Fact]
    public async Task A_set_up_link_makes_one_admin_and_then_leads_nowhere()
    {
        await using var own = await NadiaApp.StartAsync(app.Postgres, null, ("NADIA_ADMIN_EMAIL", null), ("NADIA_ADMIN_PASSWORD", null));
        var link = $"/account/setup?code={await own.Get<FirstAdmin>().IssueCodeAsync(Token)}";
        using var first = own.CreateClient();
        using var second = own.CreateClient();

        var answers = await Task.WhenAll(SetUpAsync(first, link, "one@example.com"), SetUpAsync(second, link, "two@example.com"));

        Assert.Equal(["/review"], answers.Where(a => a.StatusCode == HttpStatusCode.Redirect).Select(a => new Uri(own.Address, a.Headers.Location!).AbsolutePath));
        await using var db = await own.Get<IDbContextFactory<NadiaDbContext>>().CreateDbContextAsync(Token);
        Assert.Single(await db.Users.ToListAsync(Token));
        Assert.Contains("Nothing to set up", await first.GetStringAsync(new Uri(link, UriKind.Relative), Token), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> SetUpAsync(HttpClient client, string link, string email) =>
        client.SubmitAsync(link, ("Input.Email", email), ("Input.Name", "Ada"), ("Input.Password", TeamArrange.Password));
}
