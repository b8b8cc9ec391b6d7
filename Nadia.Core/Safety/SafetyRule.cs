namespace Nadia.Core.Safety;

/// <summary>One rule of this installation. The business edits them; each former state is kept in <see cref="SafetyRuleChange"/>.</summary>
public sealed class SafetyRule
{
    /// <summary>The definition's name, which never changes.</summary>
    public required string Name { get; init; }

    public required RuleDefinition Definition { get; set; }

    public required DateTimeOffset UpdatedAt { get; set; }

    public required string UpdatedBy { get; set; }

    public uint Version { get; private set; }
}
