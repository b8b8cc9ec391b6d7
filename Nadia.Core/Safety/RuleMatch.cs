namespace Nadia.Core.Safety;

/// <summary>One hit, as an offset and length in the folded text, never empty.</summary>
internal readonly record struct RuleMatch(int Start, int Length, string Text);
