namespace Nadia.Core.Safety;

/// <summary>What a rule looks for.</summary>
public enum RuleKind
{
    /// <summary>Whole words or phrases.</summary>
    Words,

    /// <summary>A regular expression of the kind that needs no backtracking.</summary>
    Expression,

    /// <summary>Digits of a certain shape, proved by their checksum where there is one.</summary>
    Number,

    /// <summary>A link to a host that is not allowed.</summary>
    Link,

    /// <summary>A text longer than a limit.</summary>
    Length,
}
