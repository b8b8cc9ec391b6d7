using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Nadia.Core.Customers;
using Nadia.Core.Review.Queue;
using Nadia.Core.Safety;

namespace Nadia.Web.Features.Review.Queue;

/// <summary>
/// The queue's filter in the address, as in <c>/review?risk=flag&amp;lang=es</c>, so that it survives a reload and can be sent to a colleague.
/// What cannot be read narrows nothing.
/// </summary>
public static class QueueAddress
{
    /// <summary>The address of a draft, or of the queue alone, with the queue narrowed as it is.</summary>
    public static string Of(Guid? draft, QueueFilter filter)
    {
        var query = Query(filter);
        return $"/review{(draft is null ? "" : $"/{draft}")}{(query.Length == 0 ? "" : $"?{query}")}";
    }

    /// <summary>The parts that narrow, without the question mark.</summary>
    public static string Query(QueueFilter filter)
    {
        List<string> parts = [];
        if (filter.Mark is { } mark) parts.Add($"show={mark.Key()}");
        if (filter.Risk is { } risk) parts.Add($"risk={risk.ToString().ToLowerInvariant()}");
        if (filter.Status is { } status) parts.Add($"status={status.Name()}");
        if (filter.Language is { } language) parts.Add($"lang={Uri.EscapeDataString(language)}");
        if (filter.WaitingMinutes is { } minutes) parts.Add(string.Create(CultureInfo.InvariantCulture, $"wait={minutes}"));
        if (filter.AccountId is { } account) parts.Add(string.Create(CultureInfo.InvariantCulture, $"account={account}"));
        if (filter.Owner is { } owner) parts.Add($"who={owner.ToString().ToLowerInvariant()}");
        if (filter.Snoozed) parts.Add("snoozed=yes");
        return string.Join('&', parts);
    }

    /// <summary>The filter of a whole address.</summary>
    public static QueueFilter Read(Uri address) => Parse(address.Query);

    /// <summary>The filter of a query, with or without the question mark.</summary>
    public static QueueFilter Parse(string? query)
    {
        var values = QueryHelpers.ParseQuery(query);
        string? Value(string key) => values.TryGetValue(key, out var found) ? found[^1] : null;
        return new()
        {
            Mark = QueueMarks.Parse(Value("show")),
            Risk = Named<Recommendation>(Value("risk")),
            Status = CustomerStatusNames.TryParse(Value("status"), out var status) ? status : null,
            Language = Value("lang") is { Length: >= 2 and <= 8 } language && language.All(char.IsAsciiLetterLower) ? language : null,
            WaitingMinutes = Number(Value("wait")) is >= 1 and <= QueueFilter.LongestWait and var minutes ? minutes : null,
            AccountId = Number(Value("account")),
            Owner = Named<QueueOwner>(Value("who")),
            Snoozed = Value("snoozed") == "yes",
        };
    }

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static T? Named<T>(string? key)
        where T : struct, Enum =>
        Enum.GetValues<T>().Where(value => string.Equals(value.ToString(), key, StringComparison.OrdinalIgnoreCase)).Select(value => (T?)value).FirstOrDefault();
}
