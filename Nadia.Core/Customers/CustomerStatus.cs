namespace Nadia.Core.Customers;

/// <summary>Where a customer stands in the funnel. Written in upper snake case, as <c>LEAD_QUALIFIED</c>.</summary>
public enum CustomerStatus
{
    Prospect,
    LeadQualified,
    Customer,
    Churned,
    LeadExhausted,
}
