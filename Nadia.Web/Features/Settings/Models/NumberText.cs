using System.Globalization;
using Nadia.Core.Common;

namespace Nadia.Web.Features.Settings.Models;

/// <summary>Reads the numbers of a form: a dot for decimals, nothing else; an empty field is 0, or not given.</summary>
internal sealed class NumberText
{
    /// <summary>The first field that holds no number; null while all do.</summary>
    public Invalid? Problem { get; private set; }

    public decimal Decimal(string field, string text) => OptionalDecimal(field, text) ?? 0;

    public decimal? OptionalDecimal(string field, string text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (decimal.TryParse(text.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)) return value;
        Problem ??= new(field, Words.Of("must be a number, with a dot for decimals."));
        return null;
    }

    public int? OptionalWhole(string field, string text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var value)) return value;
        Problem ??= new(field, Words.Of("must be a whole number."));
        return null;
    }

    public static string Of(decimal? value) => value?.ToString("0.######", CultureInfo.InvariantCulture) ?? "";

    public static string Of(double? value) => value?.ToString("0.######", CultureInfo.InvariantCulture) ?? "";

    public static string Of(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";
}
