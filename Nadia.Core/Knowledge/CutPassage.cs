namespace Nadia.Core.Knowledge;

/// <summary>A part of a text.</summary>
/// <param name="Heading">The headings above it, from the outermost on, with " › " between; empty where there is none.</param>
/// <param name="Text">Word for word as in the text.</param>
internal sealed record CutPassage(string Heading, string Text);
