using Microsoft.Extensions.Logging;

namespace Nadia.Core.Safety;

/// <summary>
/// The safety rules, ready to judge. Each different hit adds 0.2 to the risk, up to 1.0 (the same words again are the same hit).
/// Nothing found: approve. One or two hits: review. Three or more, or any severe one: flag.
/// </summary>
public sealed class Constitution
{
    private const decimal RiskPerHit = 0.2m;
    private const int FlagFrom = 3;

    /// <summary>Enough to show where a rule applies; a text of nothing but bad words must not fill the database.</summary>
    private const int MaxFindingsPerRule = 10;

    private readonly Rule[] onInbound;
    private readonly Rule[] onReply;

    /// <exception cref="ArgumentException">A rule is malformed.</exception>
    public Constitution(IEnumerable<RuleDefinition> definitions)
        : this([.. definitions.Where(d => d.Enabled).Select(d => new Rule(d))])
    {
    }

    private Constitution(IReadOnlyList<Rule> rules)
    {
        onInbound = [.. rules.Where(r => r.Definition.In is null or JudgedText.Inbound)];
        onReply = [.. rules.Where(r => r.Definition.In is null or JudgedText.Reply)];
    }

    /// <summary>The rules that ship.</summary>
    public static Constitution Starter { get; } = new(StarterRules.All);

    /// <summary>Of rules as they are stored. One that cannot run, as another version of NADIA may have left it, is left out and said in the log.</summary>
    internal static Constitution Of(IEnumerable<RuleDefinition> stored, ILogger log)
    {
        List<Rule> rules = [];
        foreach (var definition in stored.Where(d => d.Enabled))
        {
            try
            {
                rules.Add(new Rule(definition));
            }
            catch (Exception e) when (e is ArgumentException or NotSupportedException)
            {
                log.LogError("The safety rule {Rule} cannot run and is left out ({Kind})", definition.Name, e.GetType().Name);
            }
        }

        return new(rules);
    }

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
        if (text.Length == 0) return;
        var folded = FoldedText.Of(text);
        var first = findings.Count;
        foreach (var rule in side == JudgedText.Inbound ? onInbound : onReply)
        {
            var (name, category, severity, _, why) = rule.Definition;
            foreach (var match in rule.Find(folded, MaxFindingsPerRule))
            {
                hits.Add((name, side, string.Join(' ', match.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
                var (start, length) = folded.Original(match.Start, match.Length);
                findings.Add(new(name, category, severity, side, why, start, length, bubble));
            }
        }

        findings.Sort(first, findings.Count - first, Comparer<Finding>.Create((a, b) => a.Start.CompareTo(b.Start)));
    }
}
