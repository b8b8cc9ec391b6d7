namespace Nadia.Core.Safety;

/// <summary>The whole text when it is longer than a person wants to read on a phone.</summary>
internal sealed class LengthMatcher(int longerThan) : IRuleMatcher
{
    public IEnumerable<RuleMatch> Find(string text) => text.Length > longerThan ? [new(0, text.Length, "")] : [];
}
