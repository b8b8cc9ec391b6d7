using System.Text.RegularExpressions;

namespace Nadia.Core.Safety;

/// <summary>
/// Bank accounts. In a sentence the next words look like more groups of the number: so of each candidate the longest beginning that
/// ends with a group and has the right remainder is the number.
/// </summary>
internal sealed class IbanMatcher : IRuleMatcher
{
    private static readonly Regex Candidate = Rule.Compile(@"\b[a-z]{2}\d{2}(?: ?[a-z0-9]){11,40}\b");

    public IEnumerable<RuleMatch> Find(string text) => Candidate.Matches(text)
        .Select(m => (m.Index, Number: Beginnings(m.Value).FirstOrDefault(Checksums.IsIban)))
        .Where(m => m.Number is not null)
        .Select(m => new RuleMatch(m.Index, m.Number!.Length, m.Number));

    private static IEnumerable<string> Beginnings(string candidate)
    {
        for (var end = candidate.Length; end > 0; end = candidate.LastIndexOf(' ', end - 1)) yield return candidate[..end];
    }
}
