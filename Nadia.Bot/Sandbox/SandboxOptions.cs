using Microsoft.Extensions.Configuration;

namespace Nadia.Bot.Sandbox;

/// <summary>Whether the sandbox is on: as set, else on only while no Telegram account is configured.</summary>
public sealed record SandboxOptions(bool IsEnabled)
{
    public static SandboxOptions From(IConfiguration configuration) =>
        new(configuration.GetValue("Sandbox:Enabled", defaultValue: string.IsNullOrWhiteSpace(configuration["Telegram:ApiId"])));
}
