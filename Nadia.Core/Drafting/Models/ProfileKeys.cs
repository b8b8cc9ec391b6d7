using System.Text;
using System.Text.Json;
using Nadia.Core.Accounts;

namespace Nadia.Core.Drafting.Models;

/// <summary>The keys of models, encrypted as sessions are. Each is bound to its profile, stage and server: copied to another it cannot be read.</summary>
public sealed class ProfileKeys(AccountSecrets secrets)
{
    public byte[] Seal(Guid profile, ModelStage stage, string endpoint, string key) =>
        secrets.Protect(Purpose(profile, stage, endpoint), Encoding.UTF8.GetBytes(key));

    /// <summary>Null when there is none, or when it cannot be read.</summary>
    public string? Open(Guid profile, ModelStage stage, StoredStage stored) =>
        stored.Key is { } key && secrets.TryUnprotect(Purpose(profile, stage, stored.Endpoint), key) is { } plain ? Encoding.UTF8.GetString(plain) : null;

    /// <summary>True when a key for one of the addresses may be sent to the other: scheme, host and port are the same.</summary>
    public static bool SameServer(string one, string other) => Server(one) == Server(other);

    private static string Purpose(Guid profile, ModelStage stage, string endpoint) =>
        $"model:{profile}:{JsonNamingPolicy.CamelCase.ConvertName(stage.ToString())}:{Server(endpoint)}";

    private static string Server(string endpoint) =>
        Uri.TryCreate(endpoint, UriKind.Absolute, out var address) ? address.GetLeftPart(UriPartial.Authority) : "";
}
