using System.Globalization;
using Nadia.Core.Common;

namespace Nadia.Core.Review;

/// <summary>The claim under which the person decided has ended, and somebody else has opened the draft since.</summary>
/// <param name="By">Who; null when that is not known any more.</param>
/// <param name="At">Since when.</param>
/// <param name="Word">What an admin said when they took it over; null when the claim had lapsed.</param>
public sealed record ClaimLost(string? By = null, DateTimeOffset? At = null, string? Word = null) : Refusal(Say(By, At, Word))
{
    internal static ClaimLost Of(ClaimHandover? handover) => handover is null ? new() : new(handover.ReviewerName, handover.At, handover.Word);

    private static string Say(string? by, DateTimeOffset? at, string? word) => (by, word) switch
    {
        (null, _) => Words.Of("Your claim on this draft ended and somebody else opened it meanwhile. Open it again and look once more."),
        (_, null) => Words.Fill($"Your claim on this draft ended, and {by} opened it at {at:HH:mm:ss} UTC."),
        _ => Words.Fill($"{by} took this draft over at {at:HH:mm:ss} UTC and says: “{word}”"),
    };
}
