using System.Globalization;

namespace Nadia.Web.Components.Shared;

/// <summary>Writes amounts in USD the same everywhere: a point, thousands apart.</summary>
public static class Usd
{
    /// <summary>Two decimals, as money that customers pay.</summary>
    public static string Amount(decimal usd) => usd.ToString("N2", CultureInfo.InvariantCulture);

    /// <summary>A change, always with its sign; the minus is the typographic one, as wide as the plus.</summary>
    public static string Change(decimal usd) => usd.ToString("+#,0.00;−#,0.00;0.00", CultureInfo.InvariantCulture);

    /// <summary>What models took together: two decimals, four below one dollar; a dash for what is not known.</summary>
    public static string Cost(decimal? usd) => usd?.ToString(usd is > 0 and < 1 ? "N4" : "N2", CultureInfo.InvariantCulture) ?? "–";

    /// <summary>What one draft or call took, with its sign.</summary>
    /// <param name="decimals">Six, as it is recorded, unless there is less room.</param>
    public static string Call(decimal usd, int decimals = 6) => $"${usd.ToString($"F{decimals}", CultureInfo.InvariantCulture)}";
}
