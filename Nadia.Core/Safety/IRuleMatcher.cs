namespace Nadia.Core.Safety;

/// <summary>Finds what one rule looks for in a folded text.</summary>
internal interface IRuleMatcher
{
    IEnumerable<RuleMatch> Find(string text);
}
