using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using WTelegram;

namespace Nadia.Bot.WTelegram;

/// <summary>
/// Takes the library's process-wide log away from the console. Level 1 is one line a packet and is dropped; the rest goes to
/// Debug with every longer number blotted out, because it may be a phone's.
/// </summary>
internal static partial class LibraryLog
{
    public static void RedirectTo(ILogger log) => Helpers.Log = (level, text) => Write(log, level, text);

    public static void Write(ILogger log, int level, string text)
    {
        if (level >= 2) log.LogDebug("{Text}", LongNumber().Replace(text, "…"));
    }

    [GeneratedRegex(@"\+?\d{7,}")]
    private static partial Regex LongNumber();
}
