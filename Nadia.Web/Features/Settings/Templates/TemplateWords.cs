using System.Globalization;
using Nadia.Core.Drafting.Templates;

namespace Nadia.Web.Features.Settings.Templates;

/// <summary>How reply templates and what was done to them are called on the screen.</summary>
internal static class TemplateWords
{
    public static string Level(ReplyTemplateLevel level) => level switch
    {
        ReplyTemplateLevel.Soft => "Soft",
        ReplyTemplateLevel.Medium => "Medium",
        ReplyTemplateLevel.Direct => "Direct",
    };

    public static string Deed(ReplyTemplateDeed deed) => deed switch
    {
        ReplyTemplateDeed.Added => "added it",
        ReplyTemplateDeed.Edited => "edited it",
        ReplyTemplateDeed.Moved => "moved it",
        ReplyTemplateDeed.SwitchedOff => "switched it off",
        ReplyTemplateDeed.SwitchedOn => "switched it on",
    };

    /// <summary>The language's English name, or its tag when this machine knows no name.</summary>
    public static string Language(string tag)
    {
        try
        {
            return CultureInfo.GetCultureInfo(tag, predefinedOnly: true).EnglishName;
        }
        catch (CultureNotFoundException)
        {
            return tag;
        }
    }
}
