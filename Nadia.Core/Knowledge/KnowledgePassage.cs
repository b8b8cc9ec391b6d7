namespace Nadia.Core.Knowledge;

/// <summary>A part of an enabled document, as it is searched and handed over. Written anew with each version of the document.</summary>
public sealed class KnowledgePassage
{
    public long Id { get; private set; }

    public int DocumentId { get; init; }

    /// <summary>From 0 on.</summary>
    public required int Position { get; init; }

    public required KnowledgeLanguage Language { get; init; }

    /// <summary>The document's title and the headings above the passage.</summary>
    public required string Title { get; init; }

    /// <summary>Word for word as in the document, at most 700 characters.</summary>
    public required string Text { get; init; }

    /// <summary>The title, folded for the search.</summary>
    public required string TitleTerms { get; init; }

    /// <summary>The text, folded for the search.</summary>
    public required string TextTerms { get; init; }
}
