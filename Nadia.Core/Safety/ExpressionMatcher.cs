using System.Text.RegularExpressions;

namespace Nadia.Core.Safety;

/// <param name="pattern">A regular expression without look-around and back-references.</param>
/// <param name="verify">A further test of what matched, such as a checksum.</param>
internal sealed class ExpressionMatcher(string pattern, Func<string, bool> verify) : IRuleMatcher
{
    private readonly Regex expression = Rule.Compile(pattern);

    public IEnumerable<RuleMatch> Find(string text) => expression.Matches(text)
        .Where(m => m.Length > 0 && verify(m.Value))
        .Select(m => new RuleMatch(m.Index, m.Length, m.Value));
}
