using Microsoft.EntityFrameworkCore;
using Nadia.Core.Conversations;
using Nadia.Core.Delivery;
using Nadia.Core.Review;
using Nadia.Tests.Support;

namespace Nadia.Tests.Data.Conversations;

/// <summary>Receipts by Telegram's ids, which are numbers, whichever comes first: the receipt or the id of what was read.</summary>
public sealed class ReadReceiptTests(NadiaDatabase database) : IClassFixture<NadiaDatabase>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Outbox Outbox => database.Get<Outbox>();

    private Inbox Inbox => database.Get<Inbox>();

    [Fact]
    public async Task A_receipt_that_overtakes_the_messages_id_counts()
    {
        var (lease, user) = await ApprovedAsync("One", "Two");
        var one = (await Outbox.BeginAsync(lease, Token))!;
        await Inbox.ReadAsync(lease.AccountId, user, "1001", Token);

        await Outbox.SentAsync(one, "1000", Token);
        await Outbox.SentAsync((await Outbox.BeginAsync(lease, Token))!, "1002", Token);

        Assert.Equal([DeliveryState.Read, DeliveryState.Sent], await StatesAsync(lease.Id));
        await using var db = database.Open();
        Assert.NotNull((await db.Messages.SingleAsync(m => m.ConversationId == lease.Id && m.ExternalId == "1000", Token)).ReadAt);
        Assert.Null((await db.Messages.SingleAsync(m => m.ConversationId == lease.Id && m.ExternalId == "1002", Token)).ReadAt);
    }

    [Fact]
    public async Task A_receipt_for_an_id_that_is_not_known_here_counts_for_what_was_sent_before_by_number_and_not_by_letter()
    {
        var (lease, user) = await ApprovedAsync("One", "Two");
        await Outbox.SentAsync((await Outbox.BeginAsync(lease, Token))!, "999", Token);
        await Outbox.SentAsync((await Outbox.BeginAsync(lease, Token))!, "10000", Token);

        await Inbox.ReadAsync(lease.AccountId, user, "1500", Token);

        Assert.Equal([DeliveryState.Read, DeliveryState.Sent], await StatesAsync(lease.Id));
    }

    [Fact]
    public async Task An_older_receipt_takes_nothing_back()
    {
        var (lease, user) = await ApprovedAsync("One");
        await Inbox.ReadAsync(lease.AccountId, user, "2000", Token);
        await Inbox.ReadAsync(lease.AccountId, user, "5", Token);
        await Outbox.SentAsync((await Outbox.BeginAsync(lease, Token))!, "2000", Token);
        Assert.Equal([DeliveryState.Read], await StatesAsync(lease.Id));
    }

    [Fact]
    public async Task A_phone_message_recorded_behind_its_receipt_is_read()
    {
        var (lease, user) = await ApprovedAsync("One");
        await Inbox.ReadAsync(lease.AccountId, user, "3000", Token);
        await Inbox.RecordFromPhoneAsync(lease.AccountId, new(user, "2999", "By the way", database.Clock.GetUtcNow()), Token);
        await using var db = database.Open();
        Assert.NotNull((await db.Messages.SingleAsync(m => m.ConversationId == lease.Id && m.ExternalId == "2999", Token)).ReadAt);
    }

    [Fact]
    public async Task The_channel_tells_by_the_random_id_which_bubble_went_out()
    {
        var (lease, _) = await ApprovedAsync("Same", "Same");
        var bubble = (await Outbox.BeginAsync(lease, Token))!;

        await database.Get<SentMessages>().LearnAsync(lease.AccountId, bubble.RandomId, "4000", Token);
        await database.Get<SentMessages>().LearnAsync(lease.AccountId, bubble.RandomId + 1, "4001", Token);
        await Outbox.SentAsync(bubble, "4000", Token);

        Assert.Equal([DeliveryState.Sent, DeliveryState.Queued], await StatesAsync(lease.Id));
        await using var db = database.Open();
        Assert.Equal(1, await db.Messages.CountAsync(m => m.ConversationId == lease.Id && m.Origin == MessageOrigin.Nadia, Token));
    }

    [Fact]
    public async Task An_edit_and_a_deletion_on_the_phone_change_what_is_remembered_and_leave_the_draft()
    {
        var user = Arrange.NewId();
        var account = await Arrange.AccountAsync(database);
        await Inbox.RecordFromPhoneAsync(account, new(user, "11", "Open till 6", database.Clock.GetUtcNow()), Token);
        await Inbox.RecordFromPhoneAsync(account, new(user, "12", "Nonsense", database.Clock.GetUtcNow()), Token);
        await Arrange.MessageAsync(database, account, user, "Thanks", "13");
        var draft = await DraftArrange.DraftForAsync(database, account, user);
        var before = await ConversationAsync(user);

        await Inbox.EditAsync(account, new(user, "11", "Open till 7", database.Clock.GetUtcNow()), database.Clock.GetUtcNow(), Token);
        var found = await database.Get<SentMessages>().FindAsync(account, ["12"], Token);
        await Inbox.DeleteAsync(account, Assert.Single(found).ChatId, "12", Token);

        var after = await ConversationAsync(user);
        Assert.Equal((draft.Revision, before.HistoryRevision + 2, before.DueAt), (after.Revision, after.HistoryRevision, after.DueAt));
        var context = await database.Get<Nadia.Core.Conversations.ConversationReads>().TimelineAsync(after.Id, null, 10, Actors.Ana, Token);
        Assert.Equal(["Open till 7", "Nonsense", "Thanks"], context.Value.Messages.Select(m => m.Text));
        Assert.NotNull(context.Value.Messages[1].DeletedAt);
    }

    private async Task<(LeasedConversation Lease, string User)> ApprovedAsync(params string[] bubbles)
    {
        var user = Arrange.NewId();
        var draft = await DraftArrange.DraftAsync(database, user, bubbles);
        Assert.True((await database.Get<ReviewService>().ApproveAsync(new(draft.Id, bubbles), Actors.Ana, Token)).Succeeded);
        database.Clock.Advance(TimeSpan.FromSeconds(3));
        var account = (await ConversationAsync(user)).AccountId;
        return (Assert.Single(await Outbox.LeaseAsync(account, 10, Token)), user);
    }

    private async Task<Conversation> ConversationAsync(string user)
    {
        await using var db = database.Open();
        return await db.Conversations.AsNoTracking().SingleAsync(c => c.ChatId == user, Token);
    }

    private async Task<List<DeliveryState>> StatesAsync(long conversationId)
    {
        await using var db = database.Open();
        return await db.Outbox.Where(o => o.ConversationId == conversationId).OrderBy(o => o.Id).Select(o => o.State).ToListAsync(Token);
    }
}
