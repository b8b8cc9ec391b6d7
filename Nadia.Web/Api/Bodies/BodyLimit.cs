namespace Nadia.Web.Api.Bodies;

internal static class BodyLimit
{
    /// <summary>The longest body, in bytes: it holds ten full bubbles, notes and tags with every character written as an escape.</summary>
    public const int MaxBytes = 256 * 1024;
}
