using Nadia.Core.Drafting.Notes;
using Nadia.Core.Safety;

namespace Nadia.Core.Commitments;

/// <summary>The promises of a reply as it leaves: what the model noted, where its words are still there, and what the rule sees in the text.</summary>
internal static class PromiseFinder
{
    /// <summary>At most five, the model's first.</summary>
    public static IReadOnlyList<FoundPromise> Find(
        IReadOnlyList<string> bubbles, IReadOnlyList<PromiseNote> notes, DateTimeOffset now, TimeZoneInfo zone)
    {
        var noted = notes.Where(note => bubbles.Any(bubble => Quotation.IsIn(bubble, note.Quote))).Select(note => Read(note, now, zone)).ToList();
        var seen = PromiseRule.Find(bubbles, now, zone).Where(rule => !noted.Exists(note => SameWords(note.Quote, rule.Quote)));
        return [.. noted.Concat(seen).DistinctBy(p => p.Quote).Take(CommitmentRules.MaxAReply)];
    }

    /// <summary>The words that the model named for the time, else those of the quote. A model's own sums are not trusted with a date.</summary>
    private static FoundPromise Read(PromiseNote note, DateTimeOffset now, TimeZoneInfo zone)
    {
        var due = new[] { note.When, note.Quote }.OfType<string>()
            .Select(words => TimeWords.Find(FoldedText.Of(words).Plain, now, zone))
            .FirstOrDefault(at => at is not null);
        return new(note.Text, note.Quote, due, CommitmentSource.Model);
    }

    private static bool SameWords(string a, string b)
    {
        var (one, two) = (Quotation.Fold(a), Quotation.Fold(b));
        return one.Contains(two, StringComparison.Ordinal) || two.Contains(one, StringComparison.Ordinal);
    }
}
