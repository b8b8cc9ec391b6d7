using Nadia.Core.Common;
using Nadia.Core.Drafting.Templates;

namespace Nadia.Web.Components.Shared;

/// <summary>How the levels of a call to action are called on the screen.</summary>
internal static class LevelWords
{
    public static string Of(ReplyTemplateLevel level) => level switch
    {
        ReplyTemplateLevel.Soft => Words.Of("Soft"),
        ReplyTemplateLevel.Medium => Words.Of("Medium"),
        ReplyTemplateLevel.Direct => Words.Of("Direct"),
    };
}
