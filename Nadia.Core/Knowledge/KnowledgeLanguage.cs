namespace Nadia.Core.Knowledge;

/// <summary>The language a document is searched in.</summary>
public enum KnowledgeLanguage
{
    English,
    Spanish,

    /// <summary>Any other: words are compared as they stand.</summary>
    Other,
}
