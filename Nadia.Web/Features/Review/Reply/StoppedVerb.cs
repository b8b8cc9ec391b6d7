namespace Nadia.Web.Features.Review.Reply;

/// <summary>What a reviewer can do about approved bubbles that did not leave.</summary>
public enum StoppedVerb
{
    Retry,
    Edit,
    Drop,
}
