namespace Nadia.Web.Features.Review.Queue;

/// <summary>
/// The stretch of a long list that is drawn. Rows all have the same height, so nothing is measured: Blazor's own Virtualize
/// divides a measured height by the rows it believes are drawn, and with a fast scroll and a slow line that goes wrong and leaves the list blank.
/// </summary>
/// <param name="Top">The first row in sight.</param>
/// <param name="Count">How many rows are in sight.</param>
public readonly record struct QueueWindow(int Top, int Count)
{
    /// <summary>Rows drawn above and below what is in sight.</summary>
    private const int Margin = 6;

    private const int MaxCount = 200;

    /// <summary>Before the browser has said what is in sight.</summary>
    public static QueueWindow Start { get; } = new(0, 20);

    /// <summary>The rows to draw of a list of <paramref name="rows"/>: the first one and how many.</summary>
    public (int Skip, int Take) Of(int rows)
    {
        var count = Math.Clamp(Count, 1, MaxCount);
        var top = Math.Clamp(Top, 0, Math.Max(0, rows - count));
        var skip = Math.Max(0, top - Margin);
        return (skip, Math.Min(rows, top + count + Margin) - skip);
    }
}
