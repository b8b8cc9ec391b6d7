namespace Nadia.Web.Features.Review;

/// <summary>What a reviewer decides on, taken before the question is asked: what comes while it is open is not decided on unseen.</summary>
/// <param name="ClaimToken">The token of the page's claim; null without one.</param>
/// <param name="Revision">The conversation's revision on the screen.</param>
/// <param name="Zone">The reviewer's time zone; null while the browser has not said.</param>
public sealed record DecisionBasis(long? ClaimToken, long Revision, TimeZoneInfo? Zone = null);
