using Nadia.Tests.Support;

namespace Nadia.Tests.Web.Hosting;

public sealed class SecurityHeadersTests(NadiaApp app) : IClassFixture<NadiaApp>
{
    [Theory]
    [InlineData("/account/sign-in")]
    [InlineData("/settings")]
    [InlineData("/app.css")]
    [InlineData("/health/live")]
    [InlineData("/reviews/pending")]
    [InlineData("/nothing/here")]
    public async Task Every_answer_forbids_framing_sniffing_and_foreign_scripts(string path)
    {
        using var client = app.CreateClient();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("DENY", Assert.Single(answer.Headers.GetValues("X-Frame-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
    }
}
