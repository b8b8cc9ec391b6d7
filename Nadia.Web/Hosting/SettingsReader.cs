using System.Globalization;
using Npgsql;
using StackExchange.Redis;

namespace Nadia.Web.Hosting;

/// <summary>Collects what is wrong with the settings. A setting that is not set is never wrong by itself.</summary>
internal sealed class SettingsReader(IConfiguration configuration)
{
    private readonly List<string> problems = [];

    public IReadOnlyList<string> Problems => problems;

    public void Must(string key, Func<string, bool> rule, string sentence)
    {
        if (Text(key) is { } text && !rule(text)) problems.Add($"{Environment(key)} {sentence}.");
    }

    public void Each(string key, char separator, Func<string, bool> rule, string sentence) =>
        Must(key, text => text.Split(separator).All(rule), sentence);

    public void Boolean(string key) => Must(key, text => bool.TryParse(text, out _), "must be true or false");

    public void Whole(string key, int min, int max) => Must(
        key,
        text => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max,
        $"must be a whole number, {min} to {max}");

    public void Number(string key, double min, double max) => Must(
        key,
        text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max,
        $"must be a number of seconds, {min} to {max}");

    public void Connection(string key, Func<string, bool> parses) => Must(key, parses, "is not a connection string that can be understood");

    /// <summary>Either both or none.</summary>
    public void Together(string one, string other)
    {
        if (Text(one) is null != Text(other) is null)
            problems.Add($"{Environment(Text(one) is null ? one : other)} is missing: it goes with {Environment(Text(one) is null ? other : one)}.");
    }

    public static bool IsHttp(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme is "http" or "https");

    public static bool IsPostgres(string text) => Parses(() => new NpgsqlConnectionStringBuilder(text).Host is { Length: > 0 });

    public static bool IsRedis(string text) => Parses(() => ConfigurationOptions.Parse(text).EndPoints.Count > 0);

    private static bool Parses(Func<bool> parse)
    {
        try
        {
            return parse();
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException)
        {
            return false;
        }
    }

    private string? Text(string key) => string.IsNullOrWhiteSpace(configuration[key]) ? null : configuration[key];

    private static string Environment(string key) => key.Replace(":", "__", StringComparison.Ordinal);
}
