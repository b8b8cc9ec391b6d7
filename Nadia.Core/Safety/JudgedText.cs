namespace Nadia.Core.Safety;

/// <summary>Which text a rule looks at.</summary>
public enum JudgedText
{
    /// <summary>What the customer wrote.</summary>
    Inbound,

    /// <summary>What the business would say.</summary>
    Reply,
}
