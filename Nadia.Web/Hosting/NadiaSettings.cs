using Nadia.Bot.Sandbox;

namespace Nadia.Web.Hosting;

/// <summary>What of the configuration the web app itself needs, read once at start and checked by <see cref="SettingsCheck"/>.</summary>
public sealed record NadiaSettings
{
    public string? AdminEmail { get; init; }

    public string? AdminPassword { get; init; }

    /// <summary>The value of the admin API key that is created at start.</summary>
    public string? ApiKey { get; init; }

    /// <summary>Whether anyone may play the customer: on only while no Telegram account is configured, unless it is said.</summary>
    public bool SandboxEnabled { get; init; }

    /// <param name="signedIn">Whether a Telegram account was signed in before this start.</param>
    public static NadiaSettings From(IConfiguration configuration, bool signedIn = false)
    {
        return new NadiaSettings
        {
            AdminEmail = Text(configuration["NADIA_ADMIN_EMAIL"]),
            AdminPassword = configuration["NADIA_ADMIN_PASSWORD"] is { Length: > 0 } password ? password : null,
            ApiKey = Text(configuration["NADIA_API_KEY"]),
            SandboxEnabled = SandboxOptions.From(configuration, signedIn).IsEnabled,
        };
    }

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
