namespace Nadia.Core.Drafting.Trials;

/// <summary>A past draft that a prompt can be tried on.</summary>
/// <param name="CustomerMessage">What the customer wrote, cut short.</param>
public sealed record TrialCase(Guid DraftId, string Name, string CustomerMessage, DateTimeOffset At);
