namespace Nadia.Core.Customers;

/// <summary>A customer as a list shows them.</summary>
public sealed record CustomerSummary(
    string UserId, string? Nickname, string? Name, CustomerStatus Status, decimal LtvUsd, bool Silenced, DateTimeOffset UpdatedAt)
{
    public string DisplayName => CustomerNames.Display(Nickname, Name, UserId);
}
