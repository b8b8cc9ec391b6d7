namespace Nadia.Core.Review.Editing;

/// <summary>An earlier version of a draft that a reviewer goes on from.</summary>
public sealed record ChosenVersion(Guid Id, IReadOnlyList<string> Bubbles);
