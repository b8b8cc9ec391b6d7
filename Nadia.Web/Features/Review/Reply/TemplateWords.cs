using Nadia.Core.Drafting.Templates;

namespace Nadia.Web.Features.Review.Reply;

/// <summary>How the levels of a call to action are called on the screen.</summary>
internal static class TemplateWords
{
    public static string Of(ReplyTemplateLevel level) => level switch
    {
        ReplyTemplateLevel.Soft => "Soft",
        ReplyTemplateLevel.Medium => "Medium",
        ReplyTemplateLevel.Direct => "Direct",
    };
}
