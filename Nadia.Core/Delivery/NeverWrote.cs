using Nadia.Core.Common;

namespace Nadia.Core.Delivery;

/// <summary>NADIA only answers: it writes to nobody who has not written first.</summary>
public sealed record NeverWrote() : Refusal(Words.Of("This customer has never written: NADIA only answers, it writes to nobody first."));
