using Nadia.Core.Common;

namespace Nadia.Core.Review.Queue;

/// <summary>The draft may be approved, but only by itself and looked at.</summary>
public sealed record NotTogether(string Why) : Refusal(Why);
