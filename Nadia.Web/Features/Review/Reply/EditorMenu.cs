namespace Nadia.Web.Features.Review.Reply;

/// <summary>What can be opened beside the bubbles.</summary>
public enum EditorMenu
{
    None,
    Emoji,
    Templates,
}
