namespace Nadia.Core.Review.Editing;

/// <summary>A reviewer's text as it stands in the editor.</summary>
/// <param name="Bubbles">1 to 10; a bubble may be empty, or longer than can be sent.</param>
/// <param name="BasedOn">The earlier version it goes on from; null for the draft itself.</param>
/// <param name="Version">The version this window has read or written last; 0 when it knows of none.</param>
public sealed record SaveEdit(Guid DraftId, IReadOnlyList<string> Bubbles, Guid? BasedOn, long Version);
