using System.Collections.Frozen;
using System.Text.Json;

namespace Nadia.Core.Customers;

/// <summary>The written form of each <see cref="CustomerStatus"/>, in the API, the database and on the screen.</summary>
public static class CustomerStatusNames
{
    private static readonly FrozenDictionary<string, CustomerStatus> ByName =
        Enum.GetValues<CustomerStatus>().ToFrozenDictionary(Name, StringComparer.Ordinal);

    public static IReadOnlyList<CustomerStatus> All { get; } = Enum.GetValues<CustomerStatus>();

    public static string Name(this CustomerStatus status) => JsonNamingPolicy.SnakeCaseUpper.ConvertName(status.ToString());

    public static bool TryParse(string? name, out CustomerStatus status) => ByName.TryGetValue(name ?? "", out status);
}
