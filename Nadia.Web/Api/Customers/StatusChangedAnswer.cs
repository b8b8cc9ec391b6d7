using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Nadia.Core.Customers;

namespace Nadia.Web.Api.Customers;

/// <summary>What a status change did.</summary>
internal sealed record StatusChangedAnswer(
    [property: AllowedValues("success")] string Status,
    string UserId,
    CustomerStatus PreviousStatus,
    CustomerStatus NewStatus,
    [property: Description("Signed, USD.")] decimal LtvAdded,
    [property: Description("The total afterwards, USD.")] decimal LtvUsd,
    string? Reason)
{
    public static StatusChangedAnswer Of(StatusChanged change) => new(
        "success", change.UserId, change.PreviousStatus, change.NewStatus, change.LtvAdded, change.LtvUsd, change.Reason);
}
