using Nadia.Core.Common;

namespace Nadia.Core.Review;

/// <summary>The claim under which the person decided has ended, and somebody else has opened the draft since.</summary>
public sealed record ClaimLost() : Refusal("Your claim on this draft ended and somebody else opened it meanwhile. Open it again and look once more.");
