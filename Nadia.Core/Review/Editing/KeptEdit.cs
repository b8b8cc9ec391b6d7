namespace Nadia.Core.Review.Editing;

/// <summary>The reviewer's own text over a draft, as it was kept.</summary>
/// <param name="Base">The earlier version it goes on from; null for the draft itself.</param>
/// <param name="Version">To be handed back with the next saving.</param>
public sealed record KeptEdit(IReadOnlyList<string> Bubbles, ChosenVersion? Base, long Version, DateTimeOffset UpdatedAt);
