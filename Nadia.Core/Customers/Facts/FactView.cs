namespace Nadia.Core.Customers.Facts;

/// <summary>A fact as people read it.</summary>
/// <param name="Quote">The customer's own words; null for what a person added.</param>
/// <param name="MessageId">The message the quote is in.</param>
/// <param name="By">Who proposed it while it waits, else who settled it last.</param>
public sealed record FactView(long Id, string Text, FactState State, string? Quote, long? MessageId, string By, DateTimeOffset At)
{
    public bool IsKept => State == FactState.Kept;
}
