using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace Nadia.Bot.WTelegram;

/// <summary>
/// Reads the update manager's log, the only place where it says what it leaves out. After a getDifference that failed, was too long or
/// ended before the gap's end it goes on behind the gap; so the reader is abandoned, and the connection begins again before the gap.
/// Edits, deletions and read marks that stand behind new messages in a difference it calls obsolete; so they are looked up.
/// </summary>
internal sealed partial class UpdateWatch(UpdateReader reader, Action leftOut, ILogger log)
{
    private const string Failed = "GetDifference(";
    private const string TooLong = "DifferenceTooLong:";
    private const string Obsolete = " obsolete ";

    /// <summary>Where the account's updates stand and where a gap in them ends, while it is being filled.</summary>
    private (int At, int End) gap;

    public void Write(int level, string text)
    {
        LibraryLog.Write(log, level, text);
        if (text.StartsWith(TooLong, StringComparison.Ordinal) || EndsBeforeTheGap(text)
            || (level >= 4 && text.StartsWith(Failed, StringComparison.Ordinal) && !IsChannel(text)))
        {
            reader.Abandon(new IOException("Telegram did not hand over the missed updates."));
        }
        else if (text.StartsWith('(') && text.Contains(Obsolete, StringComparison.Ordinal))
        {
            leftOut();
        }
    }

    private bool EndsBeforeTheGap(string text)
    {
        if (Gap().Match(text) is { Success: true } begun)
        {
            gap = (Number(begun, "at"), Number(begun, "end"));
            return false;
        }

        if (Piece().Match(text) is not { Success: true } piece) return false;
        if (piece.Groups["pts"].Success) gap.At = Number(piece, "pts");
        if (piece.Groups["goes"].Success) return false;
        var isShort = gap.At < gap.End;
        gap = default;
        return isShort;
    }

    /// <summary>A gap of the account's own updates, whose box is 0, or a position told by the server.</summary>
    [GeneratedRegex(@"^(?:\( *0, *(?<at>\d+)\+\d+->(?<end>\d+) *\) .* Calling GetDifference |Got Updates_State (?<at>\d+)->(?<end>\d+),)")]
    private static partial Regex Gap();

    /// <summary>A piece of what fills it, and whether it goes on behind that; an empty one leads nowhere. Channels have a number behind the word.</summary>
    [GeneratedRegex(@"^Difference(?:(?<goes>Slice)|Empty)?: .* pts=(?<pts>\d+)?,")]
    private static partial Regex Piece();

    private static int Number(Match match, string name) => int.Parse(match.Groups[name].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>Channels have positive numbers; the account's own updates 0 and below.</summary>
    private static bool IsChannel(string text) => text.Length > Failed.Length && text[Failed.Length] is >= '1' and <= '9';
}
