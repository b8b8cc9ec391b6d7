using System.ComponentModel;
using Nadia.Core.Customers;

namespace Nadia.Web.Api.Customers;

/// <summary>One row of a customer's history, which nobody can rewrite.</summary>
internal sealed record TransitionAnswer(
    CustomerStatus PreviousStatus,
    CustomerStatus NewStatus,
    [property: Description("Signed, USD.")] decimal LtvChange,
    [property: Description("The total after this row, USD.")] decimal LtvAfter,
    string? Reason,
    [property: Description("The name of who made the change.")] string Actor,
    [property: Description("True when a rule, not a person, made the change.")] bool Automated,
    DateTime CreatedAt)
{
    public static TransitionAnswer Of(TransitionView row) => new(
        row.PreviousStatus, row.NewStatus, row.LtvChange, row.LtvAfter, row.Reason, row.Actor, row.Automated, row.CreatedAt.UtcDateTime);
}
