using Nadia.Core.Drafting.Context;
using Nadia.Core.Drafting.Style;

namespace Nadia.Core.Drafting.Prompts.Sections;

/// <summary>What the manner of the conversation asks of the reply.</summary>
internal static class StyleSection
{
    private const int MaxPhrase = 100;

    public static string? Write(DraftContext context)
    {
        var lines = Lines(StyleHints.Of([.. context.History, .. context.New])).ToList();
        return lines.Count == 0 ? null : $"Hints about style, from the conversation so far:\n{string.Join('\n', lines)}";
    }

    private static IEnumerable<string> Lines(StyleHints hints)
    {
        if (hints.Asked) yield return "- Your last reply held a question. Ask nothing this time.";
        if (hints.Repeated.Count > 0)
        {
            var phrases = hints.Repeated.Select(phrase => $"“{PromptTags.Line(phrase, MaxPhrase)}”");
            yield return $"- You have used these words lately; find others: {string.Join(", ", phrases)}";
        }

        if (hints is { TheirWords: { } theirs, MaxWords: { } most })
        {
            yield return $"- The customer writes about {theirs} {(theirs == 1 ? "word" : "words")} a message. Use no more than {most} in all, unless their question needs it.";
        }
    }
}
