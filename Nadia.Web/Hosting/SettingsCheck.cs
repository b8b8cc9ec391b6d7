using System.Globalization;
using Nadia.Core.Team;

namespace Nadia.Web.Hosting;

/// <summary>
/// Reads every setting once at start and answers all problems together, each with the key as the environment spells it.
/// Values are not repeated: some of them are secrets.
/// </summary>
public static class SettingsCheck
{
    /// <summary>Problems as sentences; empty when the app may start.</summary>
    public static IReadOnlyList<string> Problems(IConfiguration configuration)
    {
        var check = new SettingsReader(configuration);
        check.Connection("ConnectionStrings:Postgres", SettingsReader.IsPostgres);
        check.Connection("ConnectionStrings:Redis", SettingsReader.IsRedis);
        check.Each("NADIA_URLS", ';', BindingUrl, "must be addresses such as http://127.0.0.1:5080, separated by ';'");
        Admin(check);
        Telegram(check);
        Model(check, "Drafting:Creative");
        Model(check, "Drafting:Refine");
        check.Boolean("Sandbox:Enabled");
        check.Boolean("NADIA_LOG_JSON");
        check.Number("Drafting:QuietSeconds", 0, 300);
        check.Number("Drafting:MaxWaitSeconds", 0, 3600);
        check.Whole("Api:RequestsPerMinute", 0, 1_000_000);
        check.Whole("Demo:Customers", 0, 1000);
        Delivery(check);
        check.Must("OTEL_EXPORTER_OTLP_ENDPOINT", SettingsReader.IsHttp, "must be an absolute http or https address");
        return check.Problems;
    }

    private static void Admin(SettingsReader check)
    {
        check.Together("NADIA_ADMIN_EMAIL", "NADIA_ADMIN_PASSWORD");
        check.Must("NADIA_ADMIN_EMAIL", text => MemberRules.CheckEmail(text.Trim()) is null, "must be an e-mail address");
        check.Must("NADIA_ADMIN_PASSWORD", text => PasswordRule.Check(text) is null, $"must be {PasswordRule.MinLength} to {PasswordRule.MaxLength} characters");
        check.Must("NADIA_API_KEY", text => text.Trim().Length is >= 8 and <= 200 && !text.Trim().Any(char.IsWhiteSpace), "must be 8 to 200 characters without spaces");
    }

    private static void Telegram(SettingsReader check)
    {
        check.Together("Telegram:ApiId", "Telegram:ApiHash");
        check.Whole("Telegram:ApiId", 1, int.MaxValue);
        check.Must("Telegram:ApiHash", text => text.Length == 32 && text.All(char.IsAsciiHexDigit), "must be the 32 hexadecimal digits that my.telegram.org shows");
        check.Must("Telegram:PhoneNumber", text => text.Count(char.IsAsciiDigit) is >= 7 and <= 15, "must be a phone number with its country code");
        check.Must("Telegram:AwayHours", IsAwayHours, "must be a number of hours, 0 to 8760; 0 for never");
        check.Must("Telegram:ServerAddress", text => text.Contains(':', StringComparison.Ordinal), "must be such as 2>127.0.0.1:4430");
        check.Must("Telegram:ServerPublicKeyFile", File.Exists, "must name a file that exists");
    }

    private static bool IsAwayHours(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var hours) && hours is >= 0 and <= 8760;

    private static void Delivery(SettingsReader check)
    {
        check.Must("Delivery:Cadence", text => text.ToUpperInvariant() is "HUMAN" or "NONE", "must be human or none");
        check.Number("Delivery:UndoSeconds", 0, 10);
        check.Boolean("Delivery:HoldWhileTyping");
        check.Whole("Delivery:PerMinute", 0, 1000);
        check.Whole("Delivery:PerHour", 0, 10_000);
        check.Boolean("Delivery:Governor");
    }

    private static void Model(SettingsReader check, string section)
    {
        check.Must($"{section}:Endpoint", SettingsReader.IsHttp, "must be an absolute http or https address");
        check.Together($"{section}:Endpoint", $"{section}:Model");
        check.Number($"{section}:TimeoutSeconds", 1, 600);
        check.Whole($"{section}:Retries", 0, 5);
        check.Whole($"{section}:MaxOutputTokens", 1, 1_000_000);
        check.Must($"{section}:Temperature", IsTemperature, "must be a number, 0 to 2, with a dot for decimals");
        foreach (var price in new[] { "InputUsdPerMillion", "CachedInputUsdPerMillion", "OutputUsdPerMillion" })
            check.Must($"{section}:{price}", IsPrice, "must be USD for a million tokens, 0 to 100000, with a dot for decimals");
    }

    private static bool IsTemperature(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var temperature) && temperature is >= 0 and <= 2;

    private static bool IsPrice(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var usd) && usd is >= 0 and <= 100_000;

    private static bool BindingUrl(string url)
    {
        var comparable = url.Trim().Replace("://*", "://any", StringComparison.Ordinal).Replace("://+", "://any", StringComparison.Ordinal);
        return SettingsReader.IsHttp(comparable);
    }
}
