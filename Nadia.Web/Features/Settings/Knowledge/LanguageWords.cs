using Nadia.Core.Common;
using Nadia.Core.Knowledge;

namespace Nadia.Web.Features.Settings.Knowledge;

/// <summary>How the languages of documents are called on the screen.</summary>
internal static class LanguageWords
{
    public static string Say(KnowledgeLanguage language) => language switch
    {
        KnowledgeLanguage.English => Words.Of("English"),
        KnowledgeLanguage.Spanish => Words.Of("Spanish"),
        KnowledgeLanguage.Other => Words.Of("Another"),
    };
}
