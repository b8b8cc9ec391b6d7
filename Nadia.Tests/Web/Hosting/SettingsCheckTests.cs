using Microsoft.Extensions.Configuration;
using Nadia.Web.Hosting;

namespace Nadia.Tests.Web.Hosting;

public sealed class SettingsCheckTests
{
    [Fact]
    public void Without_any_setting_the_app_may_start() => Assert.Empty(Problems());

    [Theory]
    [InlineData("ConnectionStrings:Postgres", "no connection string")]
    [InlineData("NADIA_URLS", "http://127.0.0.1:5080;nonsense")]
    [InlineData("NADIA_API_KEY", "a b c d e f g h")]
    [InlineData("Telegram:PhoneNumber", "none")]
    [InlineData("Telegram:ServerPublicKeyFile", "/there/is/no/such/file")]
    [InlineData("Telegram:AwayHours", "-1")]
    [InlineData("Telegram:AwayHours", "half a day")]
    [InlineData("Drafting:QuietSeconds", "-1")]
    [InlineData("Drafting:MaxWaitSeconds", "soon")]
    [InlineData("Drafting:Creative:TimeoutSeconds", "0.5")]
    [InlineData("Drafting:Refine:Retries", "6")]
    [InlineData("Drafting:Creative:MaxOutputTokens", "-7")]
    [InlineData("Drafting:Creative:Temperature", "2.1")]
    [InlineData("Drafting:Refine:Temperature", "0,3")]
    [InlineData("Drafting:Creative:InputUsdPerMillion", "-0.15")]
    [InlineData("Drafting:Refine:CachedInputUsdPerMillion", "1,25")]
    [InlineData("Drafting:Refine:OutputUsdPerMillion", "1e9")]
    [InlineData("Delivery:Cadence", "fast")]
    [InlineData("Delivery:UndoSeconds", "11")]
    [InlineData("Delivery:HoldWhileTyping", "sometimes")]
    [InlineData("Delivery:PerMinute", "1001")]
    [InlineData("Delivery:PerHour", "-1")]
    [InlineData("Delivery:Governor", "mild")]
    [InlineData("Sandbox:Enabled", "maybe")]
    [InlineData("Api:RequestsPerMinute", "-5")]
    [InlineData("Demo:Customers", "1.5")]
    public void A_bad_value_is_named_by_its_key_and_not_repeated(string key, string value)
    {
        var problem = Assert.Single(Problems((key, value)));
        Assert.StartsWith(key.Replace(":", "__", StringComparison.Ordinal), problem, StringComparison.Ordinal);
        Assert.DoesNotContain(value, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_problem_is_listed_at_once()
    {
        var problems = Problems(
            ("NADIA_ADMIN_EMAIL", "ada@example.com"), ("Telegram:ApiId", "x"), ("Telegram:ApiHash", "too short"), ("Drafting:Creative:Endpoint", "http://127.0.0.1:1/v1"));
        Assert.Collection(
            problems,
            p => Assert.StartsWith("NADIA_ADMIN_PASSWORD is missing", p, StringComparison.Ordinal),
            p => Assert.StartsWith("Telegram__ApiId ", p, StringComparison.Ordinal),
            p => Assert.StartsWith("Telegram__ApiHash ", p, StringComparison.Ordinal),
            p => Assert.StartsWith("Drafting__Creative__Model is missing", p, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ConnectionStrings:Postgres", "Host=db;Username=nadia;Password=p;Database=nadia")]
    [InlineData("ConnectionStrings:Redis", "cache:6379,password=p")]
    [InlineData("NADIA_URLS", "http://*:5080;https://[::]:5081")]
    [InlineData("Telegram:ServerAddress", "2>127.0.0.1:4430")]
    [InlineData("Telegram:AwayHours", "0")]
    [InlineData("Drafting:QuietSeconds", "0.5")]
    [InlineData("Drafting:Creative:TimeoutSeconds", "2.5")]
    [InlineData("Drafting:Creative:Retries", "0")]
    [InlineData("Drafting:Creative:Temperature", "0.5")]
    [InlineData("Drafting:Creative:InputUsdPerMillion", "0.15")]
    [InlineData("Delivery:Cadence", "none")]
    [InlineData("Delivery:PerMinute", "0")]
    [InlineData("Delivery:Governor", "false")]
    [InlineData("Api:RequestsPerMinute", "0")]
    public void A_good_value_passes(string key, string value) => Assert.Empty(Problems((key, value)));

    [Theory]
    [InlineData("http://[::]:5080/", "http://localhost:5080")]
    [InlineData("http://0.0.0.0:80", "http://localhost:80")]
    [InlineData("http://127.0.0.1:5080", "http://127.0.0.1:5080")]
    public void The_printed_address_can_be_opened(string bound, string printed) => Assert.Equal(printed, FirstStart.Browsable(bound));

    private static IReadOnlyList<string> Problems(params (string Key, string Value)[] settings) =>
        SettingsCheck.Problems(new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)).Build());
}
