namespace Nadia.Web.Api.Access;

/// <summary>The settings under <c>Api</c>.</summary>
internal sealed class ApiOptions
{
    /// <summary>Calls a key may make in any minute on one node, and an address without a known key; 0 for no limit.</summary>
    public int RequestsPerMinute { get; set; } = 600;
}
