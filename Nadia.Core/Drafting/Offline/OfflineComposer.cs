using Nadia.Core.Safety;

namespace Nadia.Core.Drafting.Offline;

/// <summary>Writes the reply: greeting, an answer to each of the two most pressing wishes, what was said before, at most one question.</summary>
internal static class OfflineComposer
{
    private const int MostWishes = 2;

    /// <summary>A flood of full stops is not worth more looks than this.</summary>
    private const int MostSentences = 30;
    private static readonly OfflineIntent[] Courtesies =
        [OfflineIntent.Greeting, OfflineIntent.Thanks, OfflineIntent.Goodbye, OfflineIntent.Statement];

    /// <summary>
    /// Empty for what only a person may answer: somebody in danger, or one who asks whether a person is there. Such a message is put
    /// before people unwritten before it comes here.
    /// </summary>
    public static string Write(OfflineReading reading)
    {
        if (Constitution.Starter.Judge(string.Join('\n', reading.New), []).IsUrgent) return "";
        var phrases = reading.Spanish ? OfflinePhrasesSpanish.All : OfflinePhrases.English;
        var wishes = Wishes(reading);
        // It cannot weave the two together: what the reviewer wrote comes first, and what is new is answered after it.
        List<string> parts = reading.OwnText is { } own ? [own] : [];
        if (reading.OwnText is null && Greets(reading, wishes)) parts.Add(reading.Name is { } name ? Fill(phrases.HelloName, "{name}", name) : phrases.Hello);
        parts.AddRange(Answered(wishes).Select(w => Answer(phrases, w.Intent, w.Topic, reading.Tries)));
        if (Remembered(reading, wishes) is { } topic) parts.Add(Fill(phrases.Remember, "{topic}", topic));
        if (Question(phrases, reading, wishes) is { } question) parts.Add(question);
        return string.Join(' ', parts);
    }

    /// <summary>What the sentences want, each wish once, most pressing first.</summary>
    private static List<(OfflineIntent Intent, string? Topic)> Wishes(OfflineReading reading) =>
        [.. reading.New
            .SelectMany(BubbleSplitter.Sentences)
            .Take(MostSentences)
            .Select(sentence => (Intent: OfflineIntents.Of(sentence), Topic: OfflineTopic.Quote(sentence)))
            .GroupBy(w => w.Intent)
            .Select(same => same.FirstOrDefault(w => w.Topic is not null, same.First()))
            .OrderBy(w => w.Intent)];

    /// <summary>A courtesy is answered when there is nothing else to answer.</summary>
    private static IEnumerable<(OfflineIntent Intent, string? Topic)> Answered(List<(OfflineIntent Intent, string? Topic)> wishes)
    {
        if (wishes.Count == 0) return [(OfflineIntent.Statement, null)];
        var pressing = wishes.Where(w => !Courtesies.Contains(w.Intent)).Take(MostWishes).ToList();
        return pressing.Count > 0 ? pressing : wishes.Take(1);
    }

    private static bool Greets(OfflineReading reading, List<(OfflineIntent Intent, string? Topic)> wishes) =>
        reading.LastReply is null || wishes.Exists(w => w.Intent == OfflineIntent.Greeting);

    /// <summary>Drafts that were not used move on to the next wording.</summary>
    private static string Answer(OfflinePhrases phrases, OfflineIntent intent, string? topic, int tries)
    {
        var variants = phrases.Answers[intent];
        return Fill(variants[tries % variants.Length], "{topic}", topic is null ? "" : $" (“{topic}”)");
    }

    private static string? Remembered(OfflineReading reading, List<(OfflineIntent Intent, string? Topic)> wishes)
    {
        return reading.Before.Reverse()
            .SelectMany(text => BubbleSplitter.Sentences(text).Reverse())
            .Take(MostSentences)
            .Select(OfflineTopic.Quote)
            .FirstOrDefault(topic => topic is not null && wishes.TrueForAll(w => w.Topic != topic));
    }

    /// <summary>None when the last reply asked already, or when another try may do without.</summary>
    private static string? Question(OfflinePhrases phrases, OfflineReading reading, List<(OfflineIntent Intent, string? Topic)> wishes)
    {
        if (reading.LastReply?.Contains('?', StringComparison.Ordinal) == true || wishes.Count == 0) return null;
        var intent = Answered(wishes).First().Intent;
        return phrases.Questions.GetValueOrDefault(intent);
    }

    /// <summary>Puts a value in, never reading it as a pattern.</summary>
    private static string Fill(string phrase, string placeholder, string value) => phrase.Replace(placeholder, value, StringComparison.Ordinal);
}
