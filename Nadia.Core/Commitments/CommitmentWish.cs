namespace Nadia.Core.Commitments;

/// <summary>What should be owed, and by when.</summary>
/// <param name="Text">1 to 300 characters.</param>
public sealed record CommitmentWish(string Text, DateTimeOffset DueAt);
