using Microsoft.Extensions.Logging;

namespace Nadia.Bot.WTelegram;

/// <summary>
/// Reads the update manager's log, the only place where it says that a getDifference failed. It then goes on behind the gap;
/// so the reader is abandoned, and the connection begins again before the gap.
/// </summary>
internal sealed class UpdateWatch(UpdateReader reader, Action<Exception> lost, ILogger log)
{
    private const string Failed = "GetDifference(";

    public void Write(int level, string text)
    {
        LibraryLog.Write(log, level, text);
        if (level < 4 || !text.StartsWith(Failed, StringComparison.Ordinal) || IsChannel(text)) return;
        if (text.Contains("PERSISTENT_TIMESTAMP_INVALID", StringComparison.Ordinal))
        {
            // Telegram no longer knows the position: asking again would fail for ever.
            log.LogError("Telegram has forgotten the position of the updates: what arrived meanwhile must be read from the chats");
            return;
        }

        reader.Abandon();
        lost(new IOException("Telegram did not hand over the missed updates."));
    }

    /// <summary>Channels have positive numbers; the account's own updates 0 and below.</summary>
    private static bool IsChannel(string text) => text.Length > Failed.Length && text[Failed.Length] is >= '1' and <= '9';
}
