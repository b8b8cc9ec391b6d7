using System.Globalization;
using Nadia.Core.Common;
using Nadia.Core.Drafting.Templates;

namespace Nadia.Web.Features.Settings.Templates;

/// <summary>How reply templates and what was done to them are called on the screen.</summary>
internal static class TemplateWords
{
    public static string Deed(ReplyTemplateDeed deed) => deed switch
    {
        ReplyTemplateDeed.Added => Words.Of("added it"),
        ReplyTemplateDeed.Edited => Words.Of("edited it"),
        ReplyTemplateDeed.Moved => Words.Of("moved it"),
        ReplyTemplateDeed.SwitchedOff => Words.Of("switched it off"),
        ReplyTemplateDeed.SwitchedOn => Words.Of("switched it on"),
    };

    /// <summary>The language's name in the reader's language, or its tag when this machine knows no name.</summary>
    public static string Language(string tag)
    {
        try
        {
            var language = CultureInfo.GetCultureInfo(tag, predefinedOnly: true);
            return Words.Language == Words.English ? language.EnglishName : language.TextInfo.ToUpper(language.DisplayName[..1]) + language.DisplayName[1..];
        }
        catch (CultureNotFoundException)
        {
            return tag;
        }
    }
}
