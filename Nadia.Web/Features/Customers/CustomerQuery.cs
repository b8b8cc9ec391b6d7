using Nadia.Core.Customers;

namespace Nadia.Web.Features.Customers;

/// <summary>What the address says to look for.</summary>
/// <param name="Text">A part of the id or of a name; null for everybody.</param>
public sealed record CustomerQuery(string? Text, CustomerStatus? Status)
{
    public const int MaxText = 100;

    public bool IsEverybody => Text is null && Status is null;

    /// <summary>Reads the query parameters; a status that does not exist filters nothing.</summary>
    public static CustomerQuery From(string? text, string? status)
    {
        var wanted = text?.Trim();
        if (wanted?.Length > MaxText) wanted = wanted[..MaxText];
        return new(string.IsNullOrEmpty(wanted) ? null : wanted, CustomerStatusNames.TryParse(status, out var known) ? known : null);
    }

    /// <summary>The address of this search, with a customer selected or none.</summary>
    public string Address(string? userId = null)
    {
        List<string> parameters = [];
        if (Text is not null) parameters.Add($"q={Uri.EscapeDataString(Text)}");
        if (Status is not null) parameters.Add($"status={Status.Value.Name()}");
        var path = userId is null ? "/customers" : $"/customers/{Uri.EscapeDataString(userId)}";
        return parameters.Count == 0 ? path : $"{path}?{string.Join('&', parameters)}";
    }
}
