using Nadia.Core.Customers;

namespace Nadia.Core.Review.SecondLooks;

/// <summary>An approved reply as the second person sees it.</summary>
/// <param name="IsStale">The conversation has moved on since it was approved.</param>
public sealed record SecondLookView(
    Guid DraftId, string UserId, string? Nickname, string? Name, string CustomerMessage, IReadOnlyList<string> Bubbles,
    string FirstReviewerId, string FirstReviewerName, DateTimeOffset AskedAt, bool IsStale)
{
    public string DisplayName => CustomerNames.Display(Nickname, Name, UserId);
}
