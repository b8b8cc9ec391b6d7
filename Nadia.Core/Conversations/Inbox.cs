using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Nadia.Core.Data;
using Nadia.Core.Live;
using Nadia.Core.Quarantine;

namespace Nadia.Core.Conversations;

/// <summary>
/// The durable inbox. A method returns once its fact is committed; the unique key (account, chat, external id) makes handing the
/// same message over again harmless. Text that PostgreSQL cannot hold is repaired, never refused: a customer's word is not lost.
/// </summary>
public sealed class Inbox(
    IDbContextFactory<NadiaDbContext> contexts, ConversationOpener opener, IOptions<PacingOptions> pacing, LiveFeed feed, TimeProvider clock)
{
    public async Task<ReceivedMessage> ReceiveAsync(int accountId, InboundMessage inbound, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        var (customer, conversation) = await opener.OpenAsync(db, accountId, inbound, token);
        if (await FindAsync(db, conversation, inbound.ExternalId, token) is { } replay)
        {
            return new(replay.Id, false, replay.Quarantined);
        }

        var now = clock.GetUtcNow();
        var message = inbound.ToMessage(conversation, now, MessageDirection.In, MessageOrigin.Customer);
        message.Quarantined = customer.IsSilenced;
        db.Messages.Add(message);
        if (!customer.IsSilenced) conversation.Note(now, pacing.Value);
        await db.SaveChangesAsync(token);
        if (customer.IsSilenced)
        {
            db.Quarantine.Add(new() { MessageId = message.Id, ConversationId = conversation.Id, CustomerId = customer.Id, HeldAt = now });
            await db.SaveChangesAsync(token);
        }

        await transaction.CommitAsync(token);
        feed.Publish(LiveChange.Conversation(conversation.Id), LiveChange.Customer(customer.UserId));
        return new(message.Id, true, customer.IsSilenced);
    }

    /// <summary>Records the customer's edit; a draft made from the old text becomes stale.</summary>
    public Task EditAsync(int accountId, string chatId, string externalId, string text, DateTimeOffset at, CancellationToken token) =>
        AmendAsync(accountId, chatId, externalId, message =>
        {
            if (message.EditedAt >= at) return false;
            message.TextBeforeEdit = message.Text;
            message.Text = InboundText.Clean(text);
            message.EditedAt = at;
            return true;
        }, token);

    /// <summary>Records the customer's deletion; the row and its text stay.</summary>
    public Task DeleteAsync(int accountId, string chatId, string externalId, CancellationToken token) =>
        AmendAsync(accountId, chatId, externalId, message =>
        {
            if (message.DeletedAt is not null) return false;
            message.DeletedAt = clock.GetUtcNow();
            return true;
        }, token);

    /// <summary>The customer is typing: a due draft waits a little longer, within the cap.</summary>
    public async Task TypingAsync(int accountId, string chatId, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        if (await db.LockConversationAsync(accountId, chatId, token) is not { } conversation) return;
        conversation.Prolong(clock.GetUtcNow(), pacing.Value);
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
    }

    /// <summary>The account's owner answered from their own phone: it is remembered, and the pending draft is retired.</summary>
    public async Task RecordFromPhoneAsync(int accountId, InboundMessage outbound, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        var (_, conversation) = await opener.OpenAsync(db, accountId, outbound, token);
        if (await FindAsync(db, conversation, outbound.ExternalId, token) is not null) return;

        var now = clock.GetUtcNow();
        db.Messages.Add(outbound.ToMessage(conversation, now, MessageDirection.Out, MessageOrigin.Phone));
        await db.AnswerAllAsync(conversation.Id, now, token);
        var retired = await db.SupersedePendingAsync(conversation.Id, now, token);
        conversation.Revision++;
        conversation.Decided(stillWaitingSince: null, now);
        conversation.Spoke(now);
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        feed.Publish([LiveChange.Conversation(conversation.Id), .. retired.Select(LiveChange.Draft)]);
    }

    /// <summary>The customer read every message of ours up to and including <paramref name="throughExternalId"/>.</summary>
    public async Task ReadAsync(int accountId, string chatId, string throughExternalId, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        if (await db.LockConversationAsync(accountId, chatId, token) is not { } conversation) return;
        var drafts = await db.MarkReadAsync(conversation, throughExternalId, clock.GetUtcNow(), token);
        await transaction.CommitAsync(token);
        feed.Publish([LiveChange.Conversation(conversation.Id), .. drafts.Select(LiveChange.Draft)]);
    }

    private async Task AmendAsync(
        int accountId, string chatId, string externalId, Func<Message, bool> amend, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        if (await db.LockConversationAsync(accountId, chatId, token) is not { } conversation) return;
        if (await FindAsync(db, conversation, externalId, token) is not { Direction: MessageDirection.In } message) return;
        if (!amend(message)) return;
        var silenced = await db.Customers.AnyAsync(c => c.Id == conversation.CustomerId && c.SilencedAt != null, token);
        if (!message.Quarantined) conversation.Touch(clock.GetUtcNow(), pacing.Value, mayDraft: !silenced);
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        feed.Publish(LiveChange.Conversation(conversation.Id));
    }

    private static Task<Message?> FindAsync(NadiaDbContext db, Conversation conversation, string externalId, CancellationToken token) =>
        db.Messages.SingleOrDefaultAsync(
            m => m.AccountId == conversation.AccountId && m.ChatId == conversation.ChatId && m.ExternalId == externalId, token);
}
