namespace Nadia.Core.Drafting.Models;

/// <summary>
/// What the calls of one day cost together. It changes in the same transaction as the calls, so it equals their sum; it is a row of its own
/// so that the budget's line is one guarded update, whoever asks at the same time.
/// </summary>
public sealed class ModelDay
{
    /// <summary>In UTC.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>USD with six decimals, with what is reserved for calls under way.</summary>
    public decimal SpentUsd { get; set; }

    /// <summary>Since when a call was refused because the budget has no room for it; null while there is.</summary>
    public DateTimeOffset? StoppedAt { get; set; }

    public static DateOnly Of(DateTimeOffset moment) => DateOnly.FromDateTime(moment.UtcDateTime);

    /// <summary>The moment at which the day begins.</summary>
    public static DateTimeOffset StartOf(DateTimeOffset moment) => new(moment.UtcDateTime.Date, TimeSpan.Zero);
}
