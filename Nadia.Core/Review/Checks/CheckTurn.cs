namespace Nadia.Core.Review.Checks;

/// <summary>How far a reviewer is from the next check; counted in the transaction of each decision while checks are on.</summary>
public sealed class CheckTurn
{
    public required string ReviewerId { get; init; }

    /// <summary>Decisions since the last check.</summary>
    public required int Decisions { get; init; }

    /// <summary>Of the business's number, 50 to 150 percent; see <see cref="CheckPace"/>.</summary>
    public required int DuePercent { get; init; }
}
