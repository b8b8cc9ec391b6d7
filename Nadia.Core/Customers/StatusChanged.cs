namespace Nadia.Core.Customers;

/// <summary>What a status change did.</summary>
/// <param name="LtvAdded">Signed, USD.</param>
/// <param name="LtvUsd">The total afterwards, USD.</param>
public sealed record StatusChanged(
    string UserId, CustomerStatus PreviousStatus, CustomerStatus NewStatus, decimal LtvAdded, decimal LtvUsd, string? Reason);
