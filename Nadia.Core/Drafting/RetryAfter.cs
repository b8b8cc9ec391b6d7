using System.ClientModel;
using System.Net.Http.Headers;
using Nadia.Core.Drafting.Models;

namespace Nadia.Core.Drafting;

/// <summary>How long a server asks to be left alone: RFC 9110, section 10.2.3, in seconds or as a date.</summary>
internal static class RetryAfter
{
    private const string Header = "Retry-After";

    /// <summary>Null when it does not say; never negative.</summary>
    public static TimeSpan? Of(HttpResponseMessage response, TimeProvider clock) => Wait(response.Headers.RetryAfter, clock);

    /// <summary>
    /// Of the answer that an attempt failed with; null when there was none or it does not say. Of several models the one that is back first
    /// counts, and one that does not say may be back at once.
    /// </summary>
    public static TimeSpan? Of(Exception error, TimeProvider clock) => error switch
    {
        CustomerCapException capped => capped.Wait,
        AggregateException several => several.InnerExceptions.Select(e => Of(e, clock)).Aggregate((one, other) => one < other ? one : one is null ? null : other),
        ClientResultException failed when failed.GetRawResponse()?.Headers.TryGetValue(Header, out var text) == true
            && RetryConditionHeaderValue.TryParse(text, out var value) => Wait(value, clock),
        _ => null,
    };

    private static TimeSpan? Wait(RetryConditionHeaderValue? value, TimeProvider clock)
    {
        var wait = value?.Delta ?? (value?.Date - clock.GetUtcNow());
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
