namespace Nadia.Web.Features.Review;

/// <summary>What a narrow screen shows, one at a time.</summary>
public enum Pane
{
    Queue,
    Reply,
    Customer,
}
