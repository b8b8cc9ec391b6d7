namespace Nadia.Core.Knowledge;

/// <summary>A passage that was handed to a draft, kept with it as it was.</summary>
/// <param name="Title">The document's title and the headings above the passage.</param>
public sealed record UsedPassage(long PassageId, int DocumentId, string Title, string Text);
