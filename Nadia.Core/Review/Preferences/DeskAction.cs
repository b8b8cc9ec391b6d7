namespace Nadia.Core.Review.Preferences;

/// <summary>What a key does on the review page. Enter, Ctrl+K and the digits 1 to 5 are the same for everybody.</summary>
public enum DeskAction
{
    Next,
    Previous,
    Edit,
    Approve,
    Reject,
    Regenerate,
    Skip,
    Undo,
    Tags,
    CallToAction,
    Status,
    Search,
    DraftIt,
    WriteIt,
    Help,
}
