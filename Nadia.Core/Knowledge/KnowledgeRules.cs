using Nadia.Core.Common;

namespace Nadia.Core.Knowledge;

/// <summary>How large what the business knows may be.</summary>
public static class KnowledgeRules
{
    /// <summary>Characters.</summary>
    public const int MaxTitle = 120;

    /// <summary>Characters of a document.</summary>
    public const int MaxText = 100_000;

    /// <summary>Characters that can be typed or pasted; of letters that take two or three bytes fewer, as far as <see cref="Common.TypedText"/> has room.</summary>
    public const int MaxTyped = 8_000;

    public const int MaxDocuments = 200;

    /// <summary>Bytes of an uploaded file.</summary>
    public const int MaxFile = 2 * 1024 * 1024;

    /// <summary>Passages that are handed to a draft.</summary>
    public const int MaxPassages = 3;

    /// <summary>Characters of all passages of a draft together.</summary>
    public const int MaxHandedOver = 2_000;

    public static Invalid? Check(KnowledgeEdit edit) => TextRules.Required("title", edit.Title, MaxTitle) ?? TextRules.Required("text", edit.Text, MaxText);
}
