using System.Globalization;

namespace Nadia.Web.Features.Customers;

/// <summary>Writes amounts in USD the same everywhere: two decimals, a point, thousands apart.</summary>
public static class Usd
{
    public static string Amount(decimal usd) => usd.ToString("N2", CultureInfo.InvariantCulture);

    /// <summary>A change, always with its sign; the minus is the typographic one, as wide as the plus.</summary>
    public static string Change(decimal usd) => usd.ToString("+#,0.00;−#,0.00;0.00", CultureInfo.InvariantCulture);
}
