namespace Nadia.Core.Review.Checks;

/// <summary>A known-bad draft with what reviewers made of it.</summary>
/// <param name="Caught">How often a check made of it was caught.</param>
/// <param name="Missed">How often it got through.</param>
/// <param name="Version">To be handed back with a change.</param>
public sealed record KnownBadDraftView(
    Guid Id, KnownBadDraftEdit Draft, DateTimeOffset? RetiredAt, DateTimeOffset UpdatedAt, string UpdatedBy, int Caught, int Missed, uint Version);
