namespace Nadia.Core.Safety;

/// <summary>What somebody did to a rule. Append-only.</summary>
public sealed class SafetyRuleChange
{
    public long Id { get; private set; }

    public required string Name { get; init; }

    /// <summary>Null when the rule was new.</summary>
    public required RuleDefinition? Before { get; init; }

    /// <summary>Null when the rule was removed.</summary>
    public required RuleDefinition? After { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }
}
