using Nadia.Core.Common;

namespace Nadia.Core.Review.Queue;

/// <summary>How long the business lets people wait, and how many replies two people look at.</summary>
/// <param name="AmberMinutes">From here on a wait is said to be long.</param>
/// <param name="RedMinutes">From here on it is said to be too long, and reviewers who want it are alerted.</param>
/// <param name="SecondLookPercent">The share of approved replies that a second person looks at before they leave, 0 (none) to 100.</param>
public sealed record QueueRules(int AmberMinutes, int RedMinutes, int SecondLookPercent = 0)
{
    /// <summary>Minutes; a day.</summary>
    public const int Longest = 1440;

    public static QueueRules Default { get; } = new(5, 15);

    public WaitLevel LevelOf(TimeSpan waited) =>
        waited.TotalMinutes >= RedMinutes ? WaitLevel.Late : waited.TotalMinutes >= AmberMinutes ? WaitLevel.Slow : WaitLevel.Fine;

    internal Invalid? Check() =>
        AmberMinutes is < 1 or > Longest ? new("amber_minutes", Words.Fill($"must be a whole number from 1 to {Longest:N0}."))
        : RedMinutes <= AmberMinutes || RedMinutes > Longest ? new("red_minutes", Words.Fill($"must be more than the first, and at most {Longest:N0}."))
        : SecondLookPercent is < 0 or > 100 ? new("second_look_percent", Words.Of("must be a whole number from 0 to 100.")) : null;
}
