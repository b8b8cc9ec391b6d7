namespace Nadia.Core.Customers;

/// <summary>One history row as people read it. LTV values are USD.</summary>
public sealed record TransitionView(
    long Id,
    CustomerStatus PreviousStatus,
    CustomerStatus NewStatus,
    decimal LtvChange,
    decimal LtvAfter,
    string? Reason,
    string Actor,
    bool Automated,
    DateTimeOffset CreatedAt);
