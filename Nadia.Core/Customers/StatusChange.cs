namespace Nadia.Core.Customers;

/// <summary>A wish to move a customer in the funnel and to correct what they are worth.</summary>
/// <param name="LtvChange">Signed, in USD, within ±10,000.00, two decimals; added at every status.</param>
/// <param name="Reason">At most 200 characters.</param>
/// <param name="Seen">What the caller looked at; when the customer stands elsewhere by now the change is refused. Null: wherever they stand.</param>
/// <param name="IdempotencyKey">A repeated key of the same actor answers the first result again.</param>
public sealed record StatusChange(
    string UserId,
    CustomerStatus NewStatus,
    decimal LtvChange = 0,
    string? Reason = null,
    CustomerStanding? Seen = null,
    string? IdempotencyKey = null);
