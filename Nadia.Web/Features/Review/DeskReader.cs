using Nadia.Core.Common;
using Nadia.Core.Conversations;
using Nadia.Core.Customers;
using Nadia.Core.Review;
using Nadia.Core.Review.Editing;
using Nadia.Core.Review.Queue;
using Nadia.Web.Hosting;

namespace Nadia.Web.Features.Review;

/// <summary>Everything the review page reads, as the person who works in this circuit.</summary>
public sealed class DeskReader(
    ReviewReads reviews, QueueRows rows, ClaimService claims, DraftEdits edits, ConversationReads conversations, CustomerReads customers, CurrentActor who)
{
    private const int TalkPage = 50;

    public Task<Actor> ActorAsync() => who.GetAsync();

    /// <summary>As <see cref="QueueRows.ReadAsync"/>.</summary>
    public async Task<Outcome<IReadOnlyList<QueueItem>>> RowsAsync(
        IReadOnlyCollection<Guid> drafts, IReadOnlyCollection<long> ofConversations, CancellationToken token) =>
        await rows.ReadAsync(drafts, ofConversations, await who.GetAsync(), token);

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
