using Nadia.Core.Common;
using Nadia.Core.Drafting.Prompts;

namespace Nadia.Web.Features.Settings.Prompts;

/// <summary>How the prompts and their versions are called on the screen.</summary>
internal static class PromptWords
{
    public static string Name(string key) => key switch
    {
        PromptKeys.Persona => Words.Of("Persona"),
        PromptKeys.Creative => Words.Of("Creative stage"),
        PromptKeys.Refine => Words.Of("Refining stage"),
        _ => key,
    };

    public static string Purpose(string key) => key switch
    {
        PromptKeys.Persona => Words.Of("Who writes, for which business, and in which manner. Sent first, before the creative stage's task."),
        PromptKeys.Creative => Words.Of("What the first model is asked to do with the conversation."),
        PromptKeys.Refine => Words.Of("How the second model splits the reply into bubbles. It must ask for JSON with a list named bubbles."),
        _ => "",
    };

    public static string Version(int version) => version == PromptService.Shipped ? Words.Of("What ships") : Words.Fill($"Version {version}");

    public static string Origin(PromptVersion version) => version.RestoredFrom switch
    {
        null => "",
        PromptService.Shipped => Words.Of("brought back what ships"),
        var older => Words.Fill($"brought back version {older}"),
    };
}
