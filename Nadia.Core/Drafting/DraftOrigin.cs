namespace Nadia.Core.Drafting;

/// <summary>Where a draft's text comes from.</summary>
public enum DraftOrigin
{
    /// <summary>The two stages wrote it.</summary>
    Model,

    /// <summary>Approved bubbles that did not leave came back: the customer began to type, or the channel refused one.</summary>
    Returned,

    /// <summary>Nobody has written it yet: it waits to be asked for, or to be written by a person. It has no bubbles.</summary>
    Unwritten,
}
