using System.Globalization;
using Nadia.Core.Common;

namespace Nadia.Web.Api;

/// <summary>How many items a page has: 1 to 100, 20 when the caller does not say.</summary>
internal static class PageLimit
{
    public const int Default = 20;

    public static Outcome<int> Parse(string? limit)
    {
        if (limit is null) return Default;
        var number = int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : 0;
        return PageKey.CheckLimit(number) is { } refusal ? refusal : number;
    }
}
