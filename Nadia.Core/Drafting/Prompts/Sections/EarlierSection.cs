using Nadia.Core.Conversations;
using Nadia.Core.Drafting.Context;

namespace Nadia.Core.Drafting.Prompts.Sections;

/// <summary>What was said before the messages that are shown word for word: each a line, cut at 200 characters, with who said it.</summary>
internal static class EarlierSection
{
    private const int MaxLine = 200;

    public static string? Write(DraftContext context)
    {
        var lines = context.Earlier.Select(Line).ToList();
        return lines.Count == 0 ? null : $"The conversation before, shortened, oldest first:\n{string.Join('\n', lines)}";
    }

    private static string Line(ContextMessage message) => message.Direction == MessageDirection.In
        ? $"Customer: {QuoteWords.Of(message.RepliedTo, " ")}<{PromptTags.Customer}>{PromptTags.Line(message.Text, MaxLine)}</{PromptTags.Customer}>"
        : $"You: {PromptTags.Line(message.Text, MaxLine)}";
}
