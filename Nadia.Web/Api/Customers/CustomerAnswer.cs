using System.ComponentModel;
using Nadia.Core.Customers;

namespace Nadia.Web.Api.Customers;

/// <summary>Where a customer stands.</summary>
internal sealed record CustomerAnswer(
    [property: Description("The Telegram id as text.")] string UserId,
    CustomerStatus CustomerStatus,
    [property: Description("Lifetime value in USD, two decimals.")] decimal LtvUsd,
    string? Nickname,
    [property: Description("Null for a user nobody knows yet.")] DateTime? UpdatedAt,
    [property: Description("The last 20 transitions, newest first.")] IReadOnlyList<TransitionAnswer> StatusHistory)
{
    public static CustomerAnswer Of(CustomerDetail customer) => new(
        customer.UserId, customer.Status, customer.LtvUsd, customer.Nickname, customer.UpdatedAt.UtcDateTime, [.. customer.History.Select(TransitionAnswer.Of)]);

    public static CustomerAnswer Unknown(string userId) => new(userId, CustomerStatus.Prospect, 0.00m, null, null, []);
}
