using Nadia.Core.Conversations;

namespace Nadia.Core.Drafting;

/// <summary>Everything a draft is made from, as it was at one moment.</summary>
/// <param name="Revision">The conversation's revision at that moment.</param>
/// <param name="History">Up to 50 messages of both sides before the new ones, oldest first.</param>
/// <param name="New">The messages that nobody has answered, oldest first; at least one.</param>
/// <param name="WaitingSince">When the first of the new messages arrived.</param>
/// <param name="EarlierDrafts">Replies to the same messages that were not used, newest first.</param>
/// <param name="Instruction">What the reviewer asked of this draft.</param>
internal sealed record DraftContext(
    long ConversationId,
    long CustomerId,
    long Revision,
    CustomerFacts Customer,
    IReadOnlyList<ContextMessage> History,
    IReadOnlyList<ContextMessage> New,
    DateTimeOffset WaitingSince,
    IReadOnlyList<string> EarlierDrafts,
    string? Instruction)
{
    /// <summary>True when one of the new messages arrived while NADIA was off for long.</summary>
    public bool ArrivedAway { get; init; }

    /// <summary>Messages before the new ones that are shown verbatim, the new ones counted in.</summary>
    private const int VerbatimMessages = 10;

    private const int CondensedMessages = 40;

    public long ThroughMessageId => New[^1].Id;

    /// <summary>What the customer wrote, one message a line.</summary>
    public string CustomerMessage => string.Join('\n', New.Select(m => m.Text));

    /// <summary>The last messages before the new ones, to be shown word for word.</summary>
    public IEnumerable<ContextMessage> Recent => History.TakeLast(RecentCount);

    /// <summary>Up to 40 messages before those, to be shown condensed.</summary>
    public IEnumerable<ContextMessage> Earlier => History.SkipLast(RecentCount).TakeLast(CondensedMessages);

    private int RecentCount => Math.Max(0, VerbatimMessages - New.Count);
}
