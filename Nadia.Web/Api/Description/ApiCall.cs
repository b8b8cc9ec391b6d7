namespace Nadia.Web.Api.Description;

/// <summary>Marks the endpoints that the API's description tells of; pages and health checks are not among them.</summary>
internal sealed class ApiCall
{
    public static ApiCall Marker { get; } = new();

    private ApiCall()
    {
    }
}
