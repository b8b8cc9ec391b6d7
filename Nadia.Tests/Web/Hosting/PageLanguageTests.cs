using Nadia.Tests.Support;
using Nadia.Tests.Web.Api;

namespace Nadia.Tests.Web.Hosting;

/// <summary>Pages speak the language that was chosen, else the browser's; programs are answered in English whatever they send.</summary>
public sealed class PageLanguageTests(NadiaApp app) : IClassFixture<NadiaApp>
{
    private const string Spanish = ".AspNetCore.Culture=c%3Des%7Cuic%3Des";
    private const string English = ".AspNetCore.Culture=c%3Den%7Cuic%3Den";
    private const string SignIn = "/account/sign-in";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("es", null, "es", "Iniciar sesión")]
    [InlineData("es-MX,es;q=0.9,en;q=0.8", null, "es", "Iniciar sesión")]
    [InlineData("en-GB,en;q=0.9,es;q=0.5", null, "en", "Sign in")]
    [InlineData("fr", null, "en", "Sign in")]
    [InlineData(null, null, "en", "Sign in")]
    [InlineData("es", English, "en", "Sign in")]
    [InlineData("en", Spanish, "es", "Iniciar sesión")]
    public async Task The_choice_counts_then_the_browsers_wish_then_English(string? wish, string? cookie, string language, string title)
    {
        using var client = app.CreateClient();
        using var answer = await client.SendAsync(Ask(HttpMethod.Get, SignIn, wish, cookie), Token);
        var page = await answer.Content.ReadAsStringAsync(Token);

        Assert.Contains($"<html lang=\"{language}\"", page, StringComparison.Ordinal);
        Assert.Contains($"<h1>{title}</h1>", System.Net.WebUtility.HtmlDecode(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_refused_on_a_Spanish_page_is_said_in_Spanish()
    {
        using var client = app.CreateClient();
        client.DefaultRequestHeaders.Add("Accept-Language", "es");
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        using var answer = await client.SignInAsync("nobody@example.com", "wrong password");

        Assert.Contains("El correo y la contraseña no coinciden.", System.Net.WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Token)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("text/html")]
    [InlineData("*/*")]
    public async Task The_API_answers_in_English_whatever_is_asked_for(string accept)
    {
        using var api = new ApiClient(app);
        var missing = Ask(HttpMethod.Get, $"/reviews/{Guid.NewGuid()}", "es", Spanish, accept);
        var tooLong = Ask(HttpMethod.Post, "/users/7833076816/nickname", "es", Spanish, accept);
        tooLong.Content = new StringContent($$"""{"nickname":"{{new string('n', 51)}}"}""", System.Text.Encoding.UTF8, "application/json");

        Assert.Contains("The draft was not found.", (await api.SendAsync(missing)).Text, StringComparison.Ordinal);
        Assert.Contains("must be at most 50 characters.", (await api.SendAsync(tooLong)).Text, StringComparison.Ordinal);
    }

    private static HttpRequestMessage Ask(HttpMethod method, string path, string? wish, string? cookie, string accept = "text/html")
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Accept", accept);
        if (wish is not null) request.Headers.Add("Accept-Language", wish);
        if (cookie is not null) request.Headers.Add("Cookie", cookie);
        return request;
    }
}
