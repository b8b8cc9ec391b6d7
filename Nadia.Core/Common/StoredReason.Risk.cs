using System.Text.RegularExpressions;

namespace Nadia.Core.Common;

/// <content>Why an account was stopped before Telegram would have done it: one sentence after the other, as they were judged.</content>
public static partial class StoredReason
{
    private static readonly (Regex Pattern, Func<string[], string> Say)[] Judged =
    [
        (Spam(), x => Words.Fill($"Telegram limited the account as spam {Times(x[0])} in the last 24 hours (PEER_FLOOD).")),
        (Floods(), x => Words.Fill($"Telegram asked to wait {Times(x[0])} in the last hour and {Times(x[1])} in the last 24, at most {x[2]:N0} s.")),
        (Repeats(), x => Words.Fill($"{x[0]:N0} of {x[1]:N0} longer bubbles of the last hour went to several customers word for word.")),
        (Strangers(), x => Words.Fill($"{x[0]:N0} of {x[1]:N0} customers written to in the last 24 hours had never been written to before.")),
        (InAMinute(), x => Words.Fill($"{x[0]:N0} bubbles were sent in the last minute.")),
        (InAnHour(), x => Words.Fill($"{x[0]:N0} bubbles were sent in the last hour.")),
    ];

    private static string? OfRisk(string english) => Stopped().Match(english) is { Success: true } stopped
        ? $"{Words.Of("Paused before Telegram does it:")} {string.Join(' ', Sentences().Split(stopped.Groups[1].Value).Select(Judgement))}"
        : null;

    private static string Judgement(string sentence) => Judged
        .Select(reason => (reason.Say, Match: reason.Pattern.Match(sentence)))
        .Where(reason => reason.Match.Success)
        .Select(reason => reason.Say([.. reason.Match.Groups.Values.Skip(1).Select(group => group.Value)]))
        .FirstOrDefault(sentence);

    private static string Times(string english)
    {
        var count = english.Split(' ')[0];
        return english == "once" ? Words.Of("once") : Words.Fill($"{count:N0} times");
    }

    [GeneratedRegex(@"^Paused before Telegram does it: (.+)$")]
    private static partial Regex Stopped();

    [GeneratedRegex(@"(?<=\.) ")]
    private static partial Regex Sentences();

    [GeneratedRegex(@"^Telegram limited the account as spam (once|[\d,]+ times) in the last 24 hours \(PEER_FLOOD\)\.$")]
    private static partial Regex Spam();

    [GeneratedRegex(@"^Telegram asked to wait (once|[\d,]+ times) in the last hour and (once|[\d,]+ times) in the last 24, at most ([\d,]+) s\.$")]
    private static partial Regex Floods();

    [GeneratedRegex(@"^([\d,]+) of ([\d,]+) longer bubbles of the last hour went to several customers word for word\.$")]
    private static partial Regex Repeats();

    [GeneratedRegex(@"^([\d,]+) of ([\d,]+) customers written to in the last 24 hours had never been written to before\.$")]
    private static partial Regex Strangers();

    [GeneratedRegex(@"^([\d,]+) bubbles were sent in the last minute\.$")]
    private static partial Regex InAMinute();

    [GeneratedRegex(@"^([\d,]+) bubbles were sent in the last hour\.$")]
    private static partial Regex InAnHour();
}
