using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Nadia.Core.Customers;

/// <summary>Stores a status by its written name, as <c>LEAD_QUALIFIED</c>.</summary>
internal sealed class CustomerStatusText() : ValueConverter<CustomerStatus, string>(status => status.Name(), name => Read(name))
{
    private static CustomerStatus Read(string name) =>
        CustomerStatusNames.TryParse(name, out var status) ? status : throw new InvalidOperationException($"Unknown status in the database: {name}");
}
