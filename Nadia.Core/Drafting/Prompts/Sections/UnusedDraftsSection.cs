using Nadia.Core.Drafting.Context;

namespace Nadia.Core.Drafting.Prompts.Sections;

/// <summary>Replies to the same messages that a reviewer did not want; none where their own words are to be kept, which may be the same.</summary>
internal static class UnusedDraftsSection
{
    public static string? Write(DraftContext context)
    {
        if (context.EarlierDrafts.Count == 0 || context.OwnText is not null) return null;
        var drafts = context.EarlierDrafts.Select(text => PromptTags.Wrap(PromptTags.EarlierDraft, text));
        return $"These replies to the newest messages were not used; write a different one.\n{string.Join('\n', drafts)}";
    }
}
