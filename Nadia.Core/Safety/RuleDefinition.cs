namespace Nadia.Core.Safety;

/// <summary>
/// One rule of the constitution, as data. Words and expressions run on lower-case text without accents (<see cref="FoldedText"/>).
/// </summary>
/// <param name="Name">Stable: findings keep it for ever. 1 to 40 of a-z, 0-9 and dashes.</param>
/// <param name="Category">Under which its findings are shown and counted; at most 40 characters.</param>
/// <param name="In">The text it looks at; null for both.</param>
/// <param name="Why">What the reviewer reads; at most 200 characters.</param>
public sealed record RuleDefinition(string Name, string Category, Severity Severity, JudgedText? In, string Why)
{
    public RuleKind Kind { get; init; }

    /// <summary>Of <see cref="RuleKind.Words"/>: lower case without accents; found in leet spelling too ("k1ll").</summary>
    public IReadOnlyList<string> Phrases { get; init; } = [];

    /// <summary>Of <see cref="RuleKind.Expression"/>.</summary>
    public string? Pattern { get; init; }

    /// <summary>An expression; what overlaps a match of it does not count ("no hurry").</summary>
    public string? Except { get; init; }

    /// <summary>Of <see cref="RuleKind.Number"/>.</summary>
    public NumberShape? Shape { get; init; }

    /// <summary>Of <see cref="RuleKind.Link"/>: hosts that may be linked to, with all below them; none allows none.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>Of <see cref="RuleKind.Length"/>: UTF-16 units, 1 to 4,095.</summary>
    public int? LongerThan { get; init; }

    /// <summary>Examples that it must catch; checked whenever the rule is saved.</summary>
    public IReadOnlyList<string> Caught { get; init; } = [];

    /// <summary>Examples that it must let pass; likewise.</summary>
    public IReadOnlyList<string> Passed { get; init; } = [];

    public bool Enabled { get; init; } = true;

    internal RuleDefinition Words(params string[] phrases) => this with { Kind = RuleKind.Words, Phrases = phrases };

    internal RuleDefinition Expression(string pattern) => this with { Kind = RuleKind.Expression, Pattern = pattern };

    internal RuleDefinition Number(NumberShape shape) => this with { Kind = RuleKind.Number, Shape = shape };

    internal RuleDefinition Link() => this with { Kind = RuleKind.Link };
}
