using Microsoft.Extensions.Configuration;

namespace Nadia.Bot.Sandbox;

/// <summary>Whether the sandbox is on: as set, else on only while no Telegram account is configured. It is decided once, at the start.</summary>
public sealed record SandboxOptions(bool IsEnabled)
{
    /// <param name="signedIn">Whether an account was signed in through Settings before this start: that counts as configured.</param>
    public static SandboxOptions From(IConfiguration configuration, bool signedIn = false) =>
        new(configuration.GetValue("Sandbox:Enabled", defaultValue: !signedIn && string.IsNullOrWhiteSpace(configuration["Telegram:ApiId"])));
}
