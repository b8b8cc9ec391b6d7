using Microsoft.Extensions.Options;
using Nadia.Core.Accounts;
using Nadia.Core.Common;

namespace Nadia.Bot;

/// <summary>
/// The one place that knows the API id and hash: the environment's, else those entered in Settings. It is asked at each connection
/// and each login, so that every node works with new ones without a restart.
/// </summary>
public sealed class TelegramApplication(IOptions<TelegramOptions> options, ApplicationStore store)
{
    public async Task<TelegramSetup> LookAsync(CancellationToken token)
    {
        var environment = options.Value;
        if (environment.Problem is { } problem) return new(null, environment.IsConfigured, null, problem);
        if (environment.Keys is { } keys) return new(keys, true, null, null);
        var stored = await store.LoadAsync(token);
        return new(stored?.Keys, false, stored, stored switch
        {
            null => "The API id and hash of https://my.telegram.org/apps are missing: an admin enters them under Settings > Telegram.",
            { Keys: null } => "The stored API hash cannot be read: its key has changed. Set the former Telegram__SessionKey, or enter it again under Settings > Telegram.",
            _ => null,
        });
    }

    /// <summary>Keeps what an admin entered.</summary>
    /// <returns>Refusals: Forbidden, Invalid (also while somebody is signed in, or while the environment decides).</returns>
    public async Task<Outcome<Done>> ChangeAsync(string apiId, string apiHash, Actor actor, CancellationToken token)
    {
        if (actor.MustAdminister(Words.Of("change the API id and hash")) is { } refusal) return refusal;
        return options.Value.IsConfigured
            ? new Invalid("telegram", Words.Of("Telegram__ApiId and Telegram__ApiHash are set in the environment, which decides."))
            : await store.SaveAsync(apiId, apiHash, actor, token);
    }
}
