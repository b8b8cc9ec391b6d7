using Nadia.Core.Drafting.Prompts;

namespace Nadia.Web.Features.Settings.Prompts;

/// <summary>How the prompts and their versions are called on the screen.</summary>
internal static class PromptWords
{
    public static string Name(string key) => key switch
    {
        PromptKeys.Persona => "Persona",
        PromptKeys.Creative => "Creative stage",
        PromptKeys.Refine => "Refining stage",
        _ => key,
    };

    public static string Purpose(string key) => key switch
    {
        PromptKeys.Persona => "Who writes, for which business, and in which manner. Sent first, before the creative stage's task.",
        PromptKeys.Creative => "What the first model is asked to do with the conversation.",
        PromptKeys.Refine => "How the second model splits the reply into bubbles. It must ask for JSON with a list named bubbles.",
        _ => "",
    };

    public static string Version(int version) => version == PromptService.Shipped ? "What ships" : $"Version {version}";

    public static string Origin(PromptVersion version) => version.RestoredFrom switch
    {
        null => "",
        PromptService.Shipped => "brought back what ships",
        var older => $"brought back version {older}",
    };
}
