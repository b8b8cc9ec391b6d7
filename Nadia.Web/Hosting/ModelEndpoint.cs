namespace Nadia.Web.Hosting;

/// <summary>One configured model, without its key.</summary>
/// <param name="Host">Where it answers, without path or credentials.</param>
public sealed record ModelEndpoint(string Host, string Model)
{
    public static ModelEndpoint? From(IConfigurationSection section) =>
        Uri.TryCreate(section["Endpoint"], UriKind.Absolute, out var address)
            ? new ModelEndpoint(address.GetLeftPart(UriPartial.Authority)[(address.Scheme.Length + 3)..].Split('@')[^1], section["Model"] ?? "")
            : null;
}
