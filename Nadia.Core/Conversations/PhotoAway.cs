using Nadia.Core.Common;

namespace Nadia.Core.Conversations;

/// <summary>The photo cannot be shown now; opening it again asks the channel again.</summary>
public sealed record PhotoAway(string Reason) : Refusal(Reason);
