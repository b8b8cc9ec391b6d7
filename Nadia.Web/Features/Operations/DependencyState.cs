namespace Nadia.Web.Features.Operations;

/// <summary>How one thing that the app relies on does.</summary>
/// <param name="Status"><c>up</c>, <c>degraded</c> (the app works without it) or <c>down</c>.</param>
/// <param name="Detail">A sentence without secrets, or null.</param>
public sealed record DependencyState(string Name, string Status, string? Detail)
{
    public const string Up = "up";
    public const string Degraded = "degraded";
    public const string Down = "down";
}
