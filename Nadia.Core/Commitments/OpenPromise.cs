namespace Nadia.Core.Commitments;

/// <summary>What is owed to a customer, as a draft is told it.</summary>
internal sealed record OpenPromise(string Text, DateTimeOffset DueAt);
