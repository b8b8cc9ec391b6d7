namespace Nadia.Core.Review;

/// <summary>What makes a waiting draft special; the queue can be narrowed to one.</summary>
public enum QueueMark
{
    /// <summary>What it answers arrived while NADIA was off for long.</summary>
    Away,

    /// <summary>Approved bubbles that did not leave came back.</summary>
    Returned,

    /// <summary>Nobody has drafted it yet.</summary>
    Unwritten,
}
