using Nadia.Core.Commitments;
using Nadia.Core.Conversations;
using Nadia.Core.Knowledge;

namespace Nadia.Core.Drafting.Context;

/// <summary>
/// Everything a draft is made from, as it was at one moment. What is added here is written into the prompt by a section of its own:
/// see <see cref="Prompts.Sections.PromptSections"/>.
/// </summary>
/// <param name="Revision">The conversation's revision at that moment.</param>
/// <param name="History">Up to 50 messages of both sides before the new ones, oldest first.</param>
/// <param name="New">The messages that nobody has answered, oldest first; at least one.</param>
internal sealed record DraftContext(
    long ConversationId,
    long CustomerId,
    long Revision,
    KnownCustomer Customer,
    IReadOnlyList<ContextMessage> History,
    IReadOnlyList<ContextMessage> New)
{
    private const int VerbatimMessages = 10;

    private const int CondensedMessages = 40;

    /// <summary>When the first of the new messages arrived.</summary>
    public DateTimeOffset WaitingSince { get; init; }

    /// <summary>Replies to the same messages that were not used, newest first.</summary>
    public IReadOnlyList<string> EarlierDrafts { get; init; } = [];

    /// <summary>What the reviewer asked of this draft.</summary>
    public string? Instruction { get; init; }

    /// <summary>The name of the reviewer who asked for this draft.</summary>
    public string? AskedBy { get; init; }

    /// <summary>What a reviewer has written already and wants worked in; null without such a wish.</summary>
    public string? OwnText { get; init; }

    /// <summary>What the business knows that the new messages ask for, best first.</summary>
    public IReadOnlyList<UsedPassage> Passages { get; init; } = [];

    /// <summary>What is owed to the customer, the next due first.</summary>
    public IReadOnlyList<OpenPromise> Promises { get; init; } = [];

    /// <summary>True when one of the new messages arrived while NADIA was off for long.</summary>
    public bool ArrivedAway { get; init; }

    public long ThroughMessageId => New[^1].Id;

    /// <summary>What the customer wrote, one message a line.</summary>
    public string CustomerMessage => string.Join('\n', New.Select(m => m.Text));

    /// <summary>The last 10 messages before the new ones, to be shown word for word.</summary>
    public IEnumerable<ContextMessage> Recent => History.TakeLast(VerbatimMessages);

    /// <summary>Up to 40 messages before those, to be shown condensed.</summary>
    public IEnumerable<ContextMessage> Earlier => History.SkipLast(VerbatimMessages).TakeLast(CondensedMessages);
}
