using Microsoft.Extensions.AI;
using Nadia.Core.Conversations;
using Nadia.Core.Drafting.Context;
using Nadia.Core.Drafting.Prompts.Sections;

namespace Nadia.Core.Drafting.Prompts;

/// <summary>
/// Turns a context into what the models are sent. What does not change comes first, so that a provider can keep it in its prompt
/// cache. All orders stand in system messages before the conversation; the customer's words are user messages between marks,
/// the business's are assistant messages, and the new ones come last.
/// </summary>
internal static class DraftMessages
{
    public static IReadOnlyList<ChatMessage> Creative(DraftContext context, ActivePrompts prompts) =>
    [
        System($"{prompts.Persona}\n\n{prompts.Creative}"),
        .. PromptSections.Of(context).Select(System),
        .. context.Recent.Select(Spoken),
        .. context.New.Select(Spoken),
    ];

    /// <summary>The reply comes last; the customer's new messages are shown for what may be noted of them.</summary>
    public static IReadOnlyList<ChatMessage> Refine(string creativeText, DraftContext context, ActivePrompts prompts) =>
    [
        System(prompts.Refine),
        System(NotesWish.Text),
        .. context.New.Select(Spoken),
        new(ChatRole.User, PromptTags.Wrap(PromptTags.Reply, creativeText)),
    ];

    private static ChatMessage System(string text) => new(ChatRole.System, text);

    private static ChatMessage Spoken(ContextMessage message) => message.Direction == MessageDirection.In
        ? new(ChatRole.User, $"{QuoteWords.Of(message.RepliedTo, "\n")}{PromptTags.Wrap(PromptTags.Customer, message.Text)}")
        : new(ChatRole.Assistant, message.Text);
}
