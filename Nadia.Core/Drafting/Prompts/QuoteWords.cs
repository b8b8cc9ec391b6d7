using Nadia.Core.Conversations;

namespace Nadia.Core.Drafting.Prompts;

/// <summary>
/// What a customer's message replies to, in front of it. Only theirs have it: a model that saw it in front of the business's
/// messages would begin its own so.
/// </summary>
internal static class QuoteWords
{
    /// <summary>Nothing for a message that replies to nothing.</summary>
    /// <param name="end">What parts it from the message.</param>
    public static string Of(RepliedTo? reply, string end)
    {
        if (reply is null) return "";
        var words = reply.Origin switch
        {
            null => "In reply to an earlier message",
            MessageOrigin.Customer => "In reply to their own message",
            _ => "In reply to your message",
        };
        return reply.Excerpt is { } excerpt ? $"{words} {PromptTags.Wrap(PromptTags.Quoted, excerpt)}:{end}" : $"{words}:{end}";
    }
}
