using Nadia.Core.Common;

namespace Nadia.Core.Review;

/// <summary>The conversation has moved on since the draft was made. A pending one can still be sent on purpose.</summary>
/// <param name="Superseded">True when a newer draft, or an answer from the phone, has taken its place.</param>
public sealed record StaleDraft(bool Superseded) : Refusal(Superseded
    ? Words.Of("This draft was replaced: the customer wrote again, or somebody answered from the phone.")
    : Words.Of("The customer wrote or edited a message, or one was deleted, after this draft was made."));
