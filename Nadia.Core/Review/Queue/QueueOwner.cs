namespace Nadia.Core.Review.Queue;

/// <summary>Whose drafts are wanted.</summary>
public enum QueueOwner
{
    /// <summary>Assigned to whoever looks.</summary>
    Mine,

    /// <summary>Assigned to nobody.</summary>
    Unassigned,
}
