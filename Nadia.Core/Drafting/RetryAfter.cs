using System.ClientModel;
using System.Net.Http.Headers;

namespace Nadia.Core.Drafting;

/// <summary>How long a server asks to be left alone: RFC 9110, section 10.2.3, in seconds or as a date.</summary>
internal static class RetryAfter
{
    private const string Header = "Retry-After";

    /// <summary>Null when it does not say; never negative.</summary>
    public static TimeSpan? Of(HttpResponseMessage response, TimeProvider clock) => Wait(response.Headers.RetryAfter, clock);

    /// <summary>Of the answer that an attempt failed with; null when there was none or it does not say.</summary>
    public static TimeSpan? Of(Exception error, TimeProvider clock) =>
        error is ClientResultException failed
        && failed.GetRawResponse()?.Headers.TryGetValue(Header, out var text) == true
        && RetryConditionHeaderValue.TryParse(text, out var value)
            ? Wait(value, clock)
            : null;

    private static TimeSpan? Wait(RetryConditionHeaderValue? value, TimeProvider clock)
    {
        var wait = value?.Delta ?? (value?.Date - clock.GetUtcNow());
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
