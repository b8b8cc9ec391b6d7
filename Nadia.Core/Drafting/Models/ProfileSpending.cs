namespace Nadia.Core.Drafting.Models;

/// <param name="Name">As it was called at its last call.</param>
/// <param name="Week">Today and the six days before.</param>
public sealed record ProfileSpending(Guid Id, string Name, CallTotals Today, CallTotals Week);
