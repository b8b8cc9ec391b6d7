using System.Text.RegularExpressions;

namespace Nadia.Core.Common;

/// <content>The reasons with a name or a figure in them.</content>
public static partial class StoredReason
{
    private static readonly (Regex Pattern, Func<string, string, string> Say)[] WithHoles =
    [
        (WroteAgain(), (one, _) => Words.Fill($"{one} wrote again: this bubble has not left.")),
        (WroteAgainMore(), (one, two) => Words.Fill($"{one} wrote again: these {two} bubbles have not left.")),
        (BeganToWrite(), (one, _) => Words.Fill($"{one} began to write: this bubble has not left.")),
        (BeganToWriteMore(), (one, two) => Words.Fill($"{one} began to write: these {two} bubbles have not left.")),
        (FromThePhone(), (one, _) => Words.Fill($"Somebody answered from the phone: these {one} bubbles have not left.")),
        (SecondNo(), (one, _) => Words.Fill($"{one} looked at the reply and would not send it as it is.")),
        (KeyRefused(), (one, _) => Words.Fill($"The model's server refused the key (HTTP {one}).")),
        (HttpStatus(), (one, _) => Words.Fill($"The model's server answered with HTTP {one}.")),
        (Waits(), (one, two) => Words.Fill($"Telegram asks to wait {one} s before the next message ({two}).")),
        (WaitsToConnect(), (one, two) => Words.Fill($"Telegram asks to wait {Time(one, two)} before the next try.")),
        (TakesNone(), (one, _) => Words.Fill($"Telegram takes no message at the moment ({one}): it is tried again in a minute.")),
        (BubbleRefused(), (one, _) => Words.Fill($"Telegram refused the bubble ({one}).")),
        (PhotoRefused(), (one, _) => Words.Fill($"Telegram does not hand the photo over ({one}).")),
        (Cap(), (one, _) => Words.Fill($"The models have written {one} drafts for this customer within an hour, the most that is allowed.")),
        (SignedOut(), (one, _) => Words.Fill($"Signed out by {one}.")),
        (Quicker(), (one, two) => Words.Fill($"Written by “{one}”, which answered before “{two}”.")),
    ];

    private static string? Filled(string english) => WithHoles
        .Select(reason => (reason.Say, Match: reason.Pattern.Match(english)))
        .Where(reason => reason.Match.Success)
        .Select(reason => reason.Say(reason.Match.Groups[1].Value, reason.Match.Groups[2].Value))
        .FirstOrDefault();

    private static string Time(string figure, string unit) => unit switch
    {
        "seconds" => Words.Fill($"{figure} seconds"),
        "minutes" => Words.Fill($"{figure} minutes"),
        _ => Words.Fill($"{figure} hours"),
    };

    [GeneratedRegex(@"^(.+) wrote again: this bubble has not left\.$")]
    private static partial Regex WroteAgain();

    [GeneratedRegex(@"^(.+) wrote again: these (\d+) bubbles have not left\.$")]
    private static partial Regex WroteAgainMore();

    [GeneratedRegex(@"^(.+) began to write: this bubble has not left\.$")]
    private static partial Regex BeganToWrite();

    [GeneratedRegex(@"^(.+) began to write: these (\d+) bubbles have not left\.$")]
    private static partial Regex BeganToWriteMore();

    [GeneratedRegex(@"^Somebody answered from the phone: these (\d+) bubbles have not left\.$")]
    private static partial Regex FromThePhone();

    [GeneratedRegex(@"^(.+) looked at the reply and would not send it as it is\.$")]
    private static partial Regex SecondNo();

    [GeneratedRegex(@"^The model's server refused the key \(HTTP (\d+)\)\.$")]
    private static partial Regex KeyRefused();

    [GeneratedRegex(@"^The model's server answered with HTTP (\d+)\.$")]
    private static partial Regex HttpStatus();

    [GeneratedRegex(@"^Telegram asks to wait (\d+) s before the next message \((.+)\)\.$")]
    private static partial Regex Waits();

    [GeneratedRegex(@"^Telegram asks to wait (\d+) (seconds|minutes|hours) before the next try\.$")]
    private static partial Regex WaitsToConnect();

    [GeneratedRegex(@"^Telegram takes no message at the moment \((.+)\): it is tried again in a minute\.$")]
    private static partial Regex TakesNone();

    [GeneratedRegex(@"^Telegram refused the bubble \((.+)\)\.$")]
    private static partial Regex BubbleRefused();

    [GeneratedRegex(@"^Telegram does not hand the photo over \((.+)\)\.$")]
    private static partial Regex PhotoRefused();

    [GeneratedRegex(@"^The models have written (\d+) drafts? for this customer within an hour, the most that is allowed\.$")]
    private static partial Regex Cap();

    [GeneratedRegex(@"^Signed out by (.+)\.$")]
    private static partial Regex SignedOut();

    [GeneratedRegex(@"^Written by “(.+)”, which answered before “(.+)”\.$")]
    private static partial Regex Quicker();
}
