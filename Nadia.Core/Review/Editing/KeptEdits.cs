namespace Nadia.Core.Review.Editing;

/// <summary>What was kept for a draft that is being opened.</summary>
/// <param name="Own">The reviewer's own text over this very draft; null when there is none.</param>
/// <param name="Offers">Latest first.</param>
public sealed record KeptEdits(KeptEdit? Own, IReadOnlyList<OfferedEdit> Offers)
{
    public static KeptEdits None { get; } = new(null, []);
}
