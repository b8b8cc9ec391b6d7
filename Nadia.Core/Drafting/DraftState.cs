namespace Nadia.Core.Drafting;

/// <summary>What became of a draft. "Reviewing" is no state of its own: it is a pending draft with a live claim, so nothing can be stuck in it.</summary>
public enum DraftState
{
    Pending,
    Approved,
    Rejected,
    Superseded,
}
