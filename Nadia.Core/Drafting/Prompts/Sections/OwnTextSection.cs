using Nadia.Core.Drafting.Context;

namespace Nadia.Core.Drafting.Prompts.Sections;

/// <summary>What a person of the team had written already when the conversation moved on.</summary>
internal static class OwnTextSection
{
    public static string? Write(DraftContext context) => context.OwnText is { } own
        ? "A person of the team had written the following reply before the newest messages came. Keep its words and its tone wherever they still fit, and answer what is new."
            + $"\n{PromptTags.Wrap(PromptTags.OwnText, own)}"
        : null;
}
