using Nadia.Core.Common;

namespace Nadia.Core.Drafting.Trials;

/// <summary>No draft came of the trial; the message is why.</summary>
public sealed record TrialFailed(string Message) : Refusal(Message);
