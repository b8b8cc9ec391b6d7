namespace Nadia.Core.Review.Editing;

/// <summary>Words that stayed, went or came.</summary>
/// <param name="Text">As written, spaces and all.</param>
public sealed record DiffPiece(DiffKind Kind, string Text);
