using System.Globalization;

namespace Nadia.Bench;

/// <summary>Times of many runs, in milliseconds.</summary>
/// <param name="processor">
/// What this process's threads computed in a run, on average: unlike the clock's time it does not grow when the machine is busy with
/// something else.
/// </param>
internal sealed class Figures(IEnumerable<double> milliseconds, TimeSpan processor)
{
    private readonly double[] sorted = [.. milliseconds.Order()];

    public double P50 => At(0.50);

    public double P95 => At(0.95);

    public double Processor { get; } = processor.TotalMilliseconds;

    private double At(double share) => sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"p50 {P50:0.000} ms, p95 {P95:0.000} ms, processor {Processor:0.000} ms ({sorted.Length} runs)");
}
