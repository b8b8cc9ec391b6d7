namespace Nadia.Core.Customers.Facts;

/// <summary>A fact with the customer's own words that it rests on, checked to stand in the message.</summary>
internal sealed record FoundFact(string Text, string Quote, long MessageId);
