using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Nadia.Core.Common;
using Nadia.Core.Team;

namespace Nadia.Web.Hosting;

/// <summary>What a start sees to besides the schema: the admin and the API key that the settings name, or else the printed set-up link.</summary>
internal sealed class FirstStart(FirstAdmin first, ApiKeyService keys, NadiaSettings settings, IServer server, ILogger<FirstStart> log)
{
    /// <summary>Idempotent; run after the migrations and before the first request.</summary>
    public async Task PrepareAsync(CancellationToken token)
    {
        if (settings.ApiKey is not null) await keys.EnsureAsync(settings.ApiKey, token);
        if (settings is not { AdminEmail: { } email, AdminPassword: { } password }) return;
        if (!(await first.EnsureAsync(email, password, token)).TryGet(out var made, out var refusal))
            log.LogError("The admin of NADIA_ADMIN_EMAIL could not be created: {Reason}", refusal.Message);
        else if (made)
            log.LogInformation("Created the first admin from NADIA_ADMIN_EMAIL");
    }

    /// <summary>Prints how to get in; run once the app listens, for only then is its address known.</summary>
    public async Task InviteAsync(CancellationToken token)
    {
        var address = Browsable(server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault());
        Console.WriteLine(await InvitationAsync(address, token));
    }

    // The app stands already: a database that goes away now is no reason to end it.
    internal async Task<string> InvitationAsync(string address, CancellationToken token)
    {
        try
        {
            return await first.IssueCodeAsync(token) is { } code
                ? $"NADIA has no admin yet. Create the first one at {address}/account/setup?code={code}"
                : $"NADIA is at {address}";
        }
        catch (Exception e) when (e.IsDatabaseAway())
        {
            return $"NADIA is at {address}, but its database went away. If there is no admin yet, start it again for the link that makes the first one.";
        }
    }

    /// <summary>An address that a browser on this machine can open: a wildcard host becomes localhost.</summary>
    internal static string Browsable(string? address) =>
        (address ?? "http://127.0.0.1:5080").Replace("://[::]", "://localhost", StringComparison.Ordinal)
            .Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal)
            .Replace("://*", "://localhost", StringComparison.Ordinal)
            .Replace("://+", "://localhost", StringComparison.Ordinal)
            .TrimEnd('/');
}
