namespace Nadia.Web.Features.Review;

/// <summary>What can be taken back on the review page.</summary>
public enum UndoKind
{
    Approval,
    Rejection,
    Skip,
}
