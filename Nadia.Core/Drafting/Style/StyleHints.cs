using Nadia.Core.Common;
using Nadia.Core.Conversations;

namespace Nadia.Core.Drafting.Style;

/// <summary>What the manner of a conversation asks of the next reply, in English and Spanish. Pure: the same messages give the same hints.</summary>
/// <param name="Asked">The last reply held a question: another one in a row feels like an interrogation.</param>
/// <param name="Repeated">What was said lately in the same words, at most three phrases, as they were spelt.</param>
/// <param name="TheirWords">Words in a usual message of the customer's; null when they wrote none.</param>
public sealed record StyleHints(bool Asked, IReadOnlyList<string> Repeated, int? TheirWords)
{
    private const int LengthOf = 5;
    private const int LeastWords = 25;
    private const int MostWords = 120;

    public static StyleHints None { get; } = new(false, [], null);

    /// <summary>Words that a reply should not go beyond: a few more than they write, 25 at least and 120 at most.</summary>
    public int? MaxWords => TheirWords is { } theirs ? Math.Clamp((3 * theirs) + 10, LeastWords, MostWords) : null;

    /// <param name="messages">Both sides as sent, oldest first; those that wait for an answer last.</param>
    public static StyleHints Of(IReadOnlyList<ContextMessage> messages)
    {
        var lastReply = messages.Reverse().SkipWhile(m => m.Direction == MessageDirection.In).TakeWhile(m => m.Direction == MessageDirection.Out);
        var theirs = messages.Where(m => m.Direction == MessageDirection.In).Select(m => StyleText.Of(m.Text)).ToList();
        return new(
            lastReply.Any(m => QuestionMarks.In(m.Text)),
            RepeatedPhrases.Of(messages.Where(m => m.Direction == MessageDirection.Out).Select(m => m.Text), theirs),
            Usual([.. theirs.Select(t => t.WordCount).Where(count => count > 0).TakeLast(LengthOf)]));
    }

    /// <summary>Where a reply does not follow the hints, as short sentences for the reviewer.</summary>
    public IReadOnlyList<string> Check(IReadOnlyList<string> bubbles)
    {
        if (bubbles.All(string.IsNullOrWhiteSpace)) return [];
        List<string> notes = [];
        if (Asked && bubbles.Any(QuestionMarks.In)) notes.Add(Words.Of("Asks again: the last reply held a question too."));
        var texts = bubbles.Select(StyleText.Of).ToList();
        notes.AddRange(Repeated.Where(phrase => texts.Exists(t => t.Holds(Folded(phrase)))).Select(phrase => Words.Fill($"Said lately: “{phrase}”.")));
        var words = texts.Sum(t => t.WordCount);
        if (words > MaxWords) notes.Add(Words.Fill($"Long for this customer: {words} words, and they write about {TheirWords}."));
        return notes;
    }

    private static string Folded(string phrase) => string.Join(' ', StyleText.Of(phrase).Stretches.SelectMany(words => words).Select(w => w.Folded));

    /// <summary>The median, so that one long message does not set the tone.</summary>
    private static int? Usual(List<int> counts)
    {
        if (counts.Count == 0) return null;
        counts.Sort();
        return counts[counts.Count / 2];
    }
}
