using Nadia.Core.Customers;

namespace Nadia.Bot.Sandbox;

/// <summary>One demo customer: what they write, and where they stood before.</summary>
/// <param name="LtvUsd">What they were worth before, USD; with the status the first row of their history. A prospect worth nothing has none.</param>
internal sealed record DemoCustomer(string Name, CustomerStatus Status, decimal LtvUsd, string Reason, params string[] Messages);
