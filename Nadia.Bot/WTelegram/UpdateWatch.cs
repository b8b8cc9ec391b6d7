using Microsoft.Extensions.Logging;

namespace Nadia.Bot.WTelegram;

/// <summary>
/// Reads the update manager's log, the only place where it says what it leaves out. After a getDifference that failed or was too long it
/// goes on behind the gap; so the reader is abandoned, and the connection begins again before the gap. Edits, deletions and read
/// marks that stand behind new messages in a difference it calls obsolete; so they are looked up.
/// </summary>
internal sealed class UpdateWatch(UpdateReader reader, Action leftOut, ILogger log)
{
    private const string Failed = "GetDifference(";
    private const string TooLong = "DifferenceTooLong:";
    private const string Obsolete = " obsolete ";

    public void Write(int level, string text)
    {
        LibraryLog.Write(log, level, text);
        if (text.StartsWith(TooLong, StringComparison.Ordinal) || (level >= 4 && text.StartsWith(Failed, StringComparison.Ordinal) && !IsChannel(text)))
        {
            reader.Abandon(new IOException("Telegram did not hand over the missed updates."));
        }
        else if (text.StartsWith('(') && text.Contains(Obsolete, StringComparison.Ordinal))
        {
            leftOut();
        }
    }

    /// <summary>Channels have positive numbers; the account's own updates 0 and below.</summary>
    private static bool IsChannel(string text) => text.Length > Failed.Length && text[Failed.Length] is >= '1' and <= '9';
}
