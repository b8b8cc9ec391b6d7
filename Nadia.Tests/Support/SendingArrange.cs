using Microsoft.EntityFrameworkCore;
using Nadia.Core.Accounts;
using Nadia.Core.Conversations;
using Nadia.Core.Delivery;
using Nadia.Core.Drafting;
using Nadia.Core.Review;

namespace Nadia.Tests.Support;

/// <summary>Approved replies on their way, made by the real services.</summary>
public static class SendingArrange
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A signed-in Telegram account.</summary>
    public static async Task<int> TelegramAsync(NadiaDatabase database) => (await database.Get<TelegramAccounts>()
        .SignedInAsync(new(Arrange.NewId(), "Business"), [1, 2, 3], Actors.Admin, Token)).Value;

    /// <summary>A customer of the account wrote, and these bubbles were approved as the answer; the undo time is not over yet.</summary>
    public static async Task<Draft> ApproveAsync(NadiaDatabase database, int accountId, string userId, params string[] bubbles)
    {
        await Arrange.MessageAsync(database, accountId, userId, "Do you have it in blue?", name: "Zoé");
        var draft = await DraftArrange.DraftForAsync(database, accountId, userId, bubbles);
        var outcome = await database.Get<ReviewService>().ApproveAsync(new(draft.Id, bubbles), Actors.Ana, Token);
        Assert.True(outcome.Succeeded, outcome.Refusal?.Message);
        return draft;
    }

    /// <summary>As <see cref="ApproveAsync"/> with the undo time over and the conversation leased.</summary>
    public static async Task<LeasedConversation> LeaseAsync(NadiaDatabase database, string userId, params string[] bubbles)
    {
        var accountId = await Arrange.AccountAsync(database);
        await ApproveAsync(database, accountId, userId, bubbles);
        database.Clock.Advance(TimeSpan.FromSeconds(3));
        return Assert.Single(await database.Get<Outbox>().LeaseAsync(accountId, 10, Token));
    }

    /// <summary>The account has sent these bubbles before, at one moment, to one customer.</summary>
    /// <param name="when">From now, below zero.</param>
    public static async Task SentBeforeAsync(NadiaDatabase database, int accountId, int bubbles, TimeSpan when)
    {
        var user = Arrange.NewId();
        await Arrange.MessageAsync(database, accountId, user, "Do you have it in blue?");
        var draft = await DraftArrange.DraftForAsync(database, accountId, user);
        var at = database.Clock.GetUtcNow() + when;
        await using var db = database.Open();
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO outbox (draft_id, conversation_id, account_id, position, text, random_id, state, not_before, attempts, created_at, sent_at)
            SELECT {draft.Id}, {draft.ConversationId}, {accountId}, i, 'Sent before', {draft.ConversationId} * 100000 + i, 'sent', {at}, 1, {at}, {at}
            FROM generate_series(1, {bubbles}) i
            """, Token);
    }

    public static Task TypeAsync(NadiaDatabase database, LeasedConversation lease) =>
        database.Get<Inbox>().TypingAsync(lease.AccountId, lease.ChatId, Token);

    /// <summary>The conversation's rows of the outbox in their order.</summary>
    public static async Task<List<OutboxBubble>> RowsAsync(NadiaDatabase database, long conversationId)
    {
        await using var db = database.Open();
        return await db.Outbox.AsNoTracking().Where(o => o.ConversationId == conversationId).OrderBy(o => o.Id).ToListAsync(Token);
    }

    public static async Task<Draft?> PendingAsync(NadiaDatabase database, long conversationId)
    {
        await using var db = database.Open();
        return await db.Drafts.AsNoTracking().SingleOrDefaultAsync(d => d.ConversationId == conversationId && d.State == DraftState.Pending, Token);
    }

    /// <summary>The channel takes the next bubble of the lease.</summary>
    public static async Task HandOverAsync(NadiaDatabase database, LeasedConversation lease, string externalId)
    {
        var outbox = database.Get<Outbox>();
        var bubble = (await outbox.BeginAsync(lease, Token))!;
        Assert.Equal(HandOver.Go, await outbox.HandOverAsync(lease, bubble, Token));
        await outbox.SentAsync(bubble, externalId, Token);
    }
}
