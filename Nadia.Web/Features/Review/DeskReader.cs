using Nadia.Core.Common;
using Nadia.Core.Conversations;
using Nadia.Core.Customers;
using Nadia.Core.Review;
using Nadia.Core.Review.Editing;
using Nadia.Web.Hosting;

namespace Nadia.Web.Features.Review;

/// <summary>Everything the review page reads, as the person who works in this circuit.</summary>
public sealed class DeskReader(
    ReviewReads reviews, ClaimService claims, DraftEdits edits, ConversationReads conversations, CustomerReads customers, CurrentActor who)
{
    private const int QueuePage = PageKey.MaxLimit;
    private const int TalkPage = 50;

    public Task<Actor> ActorAsync() => who.GetAsync();

    /// <summary>The first <paramref name="atLeast"/> rows, in whole pages, and the key of the page after them.</summary>
    public async Task<Outcome<Page<QueueItem>>> QueueAsync(int atLeast, QueueMark? mark, CancellationToken token)
    {
        var items = new List<QueueItem>();
        string? next = null;
        do
        {
            if (!(await MoreAsync(next, mark, token)).TryGet(out var page, out var refusal)) return refusal;
            items.AddRange(page.Items);
            next = page.Next;
        }
        while (next is not null && items.Count < atLeast);
        return new Page<QueueItem>(items, next);
    }

    public async Task<Outcome<Page<QueueItem>>> MoreAsync(string? after, QueueMark? mark, CancellationToken token) =>
        await reviews.QueueAsync(after, QueuePage, mark, await who.GetAsync(), token);

    public async Task<Outcome<IReadOnlyList<QueueItem>>> RowsAsync(
        IReadOnlyCollection<Guid> drafts, IReadOnlyCollection<long> ofConversations, CancellationToken token) =>
        await reviews.QueueRowsAsync(drafts, ofConversations, await who.GetAsync(), token);

    public async Task<Outcome<QueueSummary>> SummaryAsync(CancellationToken token) =>
        await reviews.SummaryAsync(await who.GetAsync(), token);

    public async Task<Outcome<ReviewView>> DraftAsync(Guid id, CancellationToken token) =>
        await reviews.GetAsync(id, await who.GetAsync(), token);

    /// <summary>What was written over the draft before, by this person or, for an admin, by others.</summary>
    public async Task<KeptEdits> KeptAsync(Guid id, CancellationToken token) =>
        (await edits.FindAsync(id, await who.GetAsync(), token)).TryGet(out var kept, out _) ? kept : KeptEdits.None;

    public async Task<Outcome<Timeline>> TalkAsync(long conversationId, long? before, CancellationToken token) =>
        await conversations.TimelineAsync(conversationId, before, TalkPage, await who.GetAsync(), token);

    /// <summary>Who has the draft that this page held under the token; null when it has passed to nobody.</summary>
    public async Task<ClaimLost?> LossAsync(Guid draftId, long formerToken, CancellationToken token) =>
        await claims.LossAsync(draftId, formerToken, await who.GetAsync(), token);

    /// <summary>Null for a customer who is not known any more.</summary>
    public async Task<CustomerDetail?> CustomerAsync(string userId, CancellationToken token) =>
        (await customers.FindAsync(userId, await who.GetAsync(), token)).TryGet(out var customer, out _) ? customer : null;

    public async Task<Outcome<IReadOnlyList<EditTag>>> TagsAsync(CancellationToken token) => await reviews.TagsAsync(await who.GetAsync(), token);
}
