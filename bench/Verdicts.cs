using System.Globalization;

namespace Nadia.Bench;

/// <summary>Says whether a figure holds.</summary>
internal static class Verdicts
{
    /// <summary>0 when it holds, 1 when not.</summary>
    public static int Hold(string what, double value, double limit, string unit)
    {
        var holds = value < limit;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what}: {value:0.00} {unit}, must be under {limit:0} {unit}: {(holds ? "holds" : "DOES NOT HOLD")}"));
        return holds ? 0 : 1;
    }

    public static void Ratio(string floor, double value, double floorValue) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {value / floorValue:0.0} times the floor ({floor})"));
}
