using System.Globalization;

namespace Nadia.Core.Conversations;

/// <summary>Messages' ids on the channel. Telegram's are numbers that grow; the sandbox's are names.</summary>
internal static class ExternalIds
{
    /// <summary>Null when it is not a number.</summary>
    public static long? Number(string? externalId) =>
        long.TryParse(externalId, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
