namespace Nadia.Web.Features.Review;

/// <summary>Something the reviewer has just done.</summary>
/// <param name="Text">What was done, as a sentence.</param>
/// <param name="Until">How long it can be taken back; the notice is shown as long.</param>
/// <param name="CanUndo">False when it cannot be taken back at all and is only said.</param>
public sealed record UndoOffer(UndoKind Kind, Guid DraftId, string Text, DateTimeOffset Until, bool CanUndo = true);
