using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Nadia.Core.Common;
using Nadia.Core.Customers;

namespace Nadia.Web.Api.Customers;

internal sealed record ChangeStatusRequest
{
    public static Invalid UnknownStatus { get; } =
        new("customer_status", $"must be one of {string.Join(", ", CustomerStatusNames.All.Select(status => status.Name()))}.");

    [Required]
    [AllowedValues("PROSPECT", "LEAD_QUALIFIED", "CUSTOMER", "CHURNED", "LEAD_EXHAUSTED")]
    public string? CustomerStatus { get; init; }

    [Description("A signed change in USD, added at every status; two decimals; 0 when left out. The total never falls below 0.")]
    [Range(-10_000, 10_000)]
    public decimal? LtvAmount { get; init; }

    [StringLength(CustomerRules.MaxReason)]
    public string? Reason { get; init; }
}
