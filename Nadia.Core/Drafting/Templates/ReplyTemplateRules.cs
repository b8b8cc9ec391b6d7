using System.Text.RegularExpressions;
using Nadia.Core.Common;
using Nadia.Core.Conversations;

namespace Nadia.Core.Drafting.Templates;

/// <summary>What a reply template must be.</summary>
public static partial class ReplyTemplateRules
{
    /// <summary>One bubble.</summary>
    public const int MaxText = MessageRules.MaxText;

    /// <summary>In one language and level: more than a person would look through.</summary>
    public const int MaxInLevel = 30;

    public const int MaxLanguage = 35;

    public static Invalid? Text(string? text) => TextRules.Required("text", text, MaxText);

    /// <summary>A tag of RFC 5646, as far as languages are told apart here: <c>es</c>, <c>pt-BR</c>.</summary>
    public static Invalid? Language(string? tag) =>
        tag is { Length: <= MaxLanguage } && Tag().IsMatch(tag) ? null : new("language", Words.Of("must be a language tag such as en, es or pt-BR."));

    public static Invalid? Level(ReplyTemplateLevel level) =>
        Enum.IsDefined(level) ? null : new("level", Words.Of("must be soft, medium or direct."));

    [GeneratedRegex("^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
    private static partial Regex Tag();
}
