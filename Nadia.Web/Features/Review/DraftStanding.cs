namespace Nadia.Web.Features.Review;

/// <summary>What can be done with the draft on the screen.</summary>
public enum DraftStanding
{
    /// <summary>This page holds it: it can be edited and decided.</summary>
    Mine,

    /// <summary>Somebody else holds it: it can be read.</summary>
    HeldByOther,

    /// <summary>It waits, but this page does not hold it yet.</summary>
    Free,

    /// <summary>A newer draft, or an answer from the phone, has taken its place.</summary>
    Superseded,

    Decided,
}
