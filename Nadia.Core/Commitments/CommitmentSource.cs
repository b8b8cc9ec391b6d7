namespace Nadia.Core.Commitments;

/// <summary>Who saw the promise.</summary>
public enum CommitmentSource
{
    /// <summary>The model noted it beside its reply.</summary>
    Model,

    /// <summary><see cref="PromiseRule"/> saw it in the text that was approved.</summary>
    Rule,

    /// <summary>A person noted it.</summary>
    Person,
}
