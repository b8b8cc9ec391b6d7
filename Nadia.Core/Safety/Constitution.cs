namespace Nadia.Core.Safety;

/// <summary>
/// The safety rules. Each different hit adds 0.2 to the risk, up to 1.0 (the same words again are the same hit).
/// Nothing found: approve. One or two hits: review. Three or more, or any severe one: flag.
/// </summary>
public sealed class Constitution(IReadOnlyList<Rule> rules)
{
    private const decimal RiskPerHit = 0.2m;
    private const int FlagFrom = 3;

    /// <summary>Enough to show where a rule applies; a text of nothing but bad words must not fill the database.</summary>
    private const int MaxFindingsPerRule = 10;

    /// <summary>The rules that ship.</summary>
    public static Constitution Starter { get; } = new(StarterRules.All);

    /// <summary>Judges a reply and the message it answers. Pure, and linear in the length of the texts.</summary>
    /// <param name="customerText">What the customer wrote; offsets in the findings refer to it.</param>
    /// <param name="bubbles">The reply as it would be sent: the draft's, or a person's edit of it.</param>
    public Verdict Judge(string customerText, IReadOnlyList<string> bubbles)
    {
        List<Finding> findings = [];
        HashSet<(string, JudgedText, string)> hits = [];
        Look(customerText, JudgedText.Inbound, null, findings, hits);
        for (var i = 0; i < bubbles.Count; i++) Look(bubbles[i], JudgedText.Reply, i, findings, hits);
        return new(Math.Min(1m, hits.Count * RiskPerHit), Advise(hits.Count, findings), findings);
    }

    private static Recommendation Advise(int hits, List<Finding> findings)
    {
        if (hits >= FlagFrom || findings.Exists(f => f.Severity == Severity.Severe)) return Recommendation.Flag;
        return hits == 0 ? Recommendation.Approve : Recommendation.Review;
    }

    private void Look(
        string text, JudgedText side, int? bubble, List<Finding> findings, HashSet<(string Rule, JudgedText In, string Text)> hits)
    {
        var folded = FoldedText.Of(text);
        var first = findings.Count;
        foreach (var rule in rules.Where(r => r.In is null || r.In == side))
        {
            foreach (var match in rule.Find(folded, MaxFindingsPerRule))
            {
                hits.Add((rule.Name, side, string.Join(' ', match.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
                var (start, length) = folded.Original(match.Start, match.Length);
                findings.Add(new(rule.Name, rule.Category, rule.Severity, side, rule.Why, start, length, bubble));
            }
        }

        findings.Sort(first, findings.Count - first, Comparer<Finding>.Create((a, b) => a.Start.CompareTo(b.Start)));
    }
}
