using System.Net.Http.Headers;

namespace Nadia.Web.Api.Access;

/// <summary>The key that a request presents (RFC 6750, 2.1).</summary>
internal static class BearerKey
{
    private const int MaxLength = 500;

    /// <summary>Null without a well-formed <c>Authorization: Bearer</c> header.</summary>
    public static string? Of(HttpRequest request) =>
        request.Headers.Authorization is [{ } header]
        && AuthenticationHeaderValue.TryParse(header, out var value)
        && string.Equals(value.Scheme, "Bearer", StringComparison.OrdinalIgnoreCase)
        && value.Parameter is { Length: > 0 and <= MaxLength } key
        && !key.Any(char.IsWhiteSpace)
            ? key
            : null;
}
