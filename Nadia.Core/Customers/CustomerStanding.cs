namespace Nadia.Core.Customers;

/// <summary>Where a customer stands: the status and the LTV in USD.</summary>
public sealed record CustomerStanding(CustomerStatus Status, decimal LtvUsd);
