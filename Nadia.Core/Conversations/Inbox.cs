using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Nadia.Core.Customers;
using Nadia.Core.Data;
using Nadia.Core.Delivery;
using Nadia.Core.Drafting;
using Nadia.Core.Live;

namespace Nadia.Core.Conversations;

/// <summary>
/// The durable inbox. A method returns once its fact is committed; the unique key (account, chat, external id) makes handing the
/// same message over again harmless. Text that PostgreSQL cannot hold is repaired, never refused: a customer's word is not lost.
/// </summary>
public sealed class Inbox(
    IDbContextFactory<NadiaDbContext> contexts,
    ConversationOpener opener,
    ReturnedReply returned,
    UnwrittenDrafts unwritten,
    IOptions<PacingOptions> pacing,
    IOptions<DeliveryOptions> delivery,
    IOptions<AwayOptions> away,
    LiveFeed feed,
    TimeProvider clock)
{
    private const string WhyUnwritten = "Arrived while NADIA was away.";

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
        var message = inbound.ToMessage(
            conversation, now, MessageDirection.In, MessageOrigin.Customer, arrivedAway: away.Value.IsAway(inbound.SentAt, now));
        message.Quarantined = customer.IsSilenced;
        db.Messages.Add(message);
        if (!customer.IsSilenced && !message.ArrivedAway) conversation.Note(now, pacing.Value);
        await db.SaveChangesAsync(token);
        var back = customer.IsSilenced ? [] : await returned.OvertakenAsync(db, conversation, token);
        await db.SaveChangesAsync(token);
        var changes = await SetAsideAsync(db, customer, conversation, message, isReplied: back.Count > 0 && await HasReturnedAsync(db, conversation, token), token);
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        feed.Publish([LiveChange.Conversation(conversation.Id), LiveChange.Customer(customer.UserId), .. back, .. changes]);
        return new(message.Id, true, customer.IsSilenced);
    }

    /// <summary>
    /// Records an edit of the text or of what was sent with it. The customer's makes a draft from the old message stale; the owner's own
    /// changes what the next draft is shown.
    /// </summary>
    /// <param name="edited">The whole message as it now is.</param>
    public Task EditAsync(int accountId, InboundMessage edited, DateTimeOffset at, CancellationToken token) => AmendAsync(
        accountId, edited.ChatId, edited.ExternalId, message => message.Edit(InboundText.Received(edited.Text), edited.Attachment?.Cleaned, at), token);

    /// <summary>Records a deletion, whoever's; the row and its text stay.</summary>
    public Task DeleteAsync(int accountId, string chatId, string externalId, CancellationToken token) =>
        AmendAsync(accountId, chatId, externalId, message =>
        {
            if (message.DeletedAt is not null) return false;
            message.DeletedAt = clock.GetUtcNow();
            return true;
        }, token);

    /// <summary>
    /// The customer is typing: a due draft waits a little longer, within the cap, and approved bubbles that have not left come back to
    /// the reviewer.
    /// </summary>
    public async Task TypingAsync(int accountId, string chatId, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        if (await db.LockConversationAsync(accountId, chatId, token) is not { } conversation) return;
        conversation.Prolong(clock.GetUtcNow(), pacing.Value);
        var changes = delivery.Value.HoldWhileTyping ? await returned.HeldAsync(db, conversation, token) : [];
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        if (changes.Count > 0) feed.Publish(changes);
    }

    /// <summary>
    /// The account's owner answered from their own phone: it is remembered, the pending draft is retired, and approved bubbles that have not
    /// left come back to the reviewer.
    /// </summary>
    public async Task RecordFromPhoneAsync(int accountId, InboundMessage outbound, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        var now = clock.GetUtcNow();
        if (await AddOutAsync(db, accountId, outbound, MessageOrigin.Phone, now, token) is not { } conversation) return;
        await db.AnswerAllAsync(conversation.Id, now, token);
        var retired = await db.SupersedePendingAsync(conversation.Id, now, token);
        conversation.Revision++;
        conversation.Decided(stillWaitingSince: null, now);
        var back = await returned.AnsweredElsewhereAsync(db, conversation, token);
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        feed.Publish([LiveChange.Conversation(conversation.Id), .. retired.Select(LiveChange.Draft), .. back]);
    }

    /// <summary>Telegram wrote in the account's name: the customer has seen it, and still waits for an answer.</summary>
    public async Task RecordAutomaticAsync(int accountId, InboundMessage outbound, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        if (await AddOutAsync(db, accountId, outbound, MessageOrigin.Automatic, clock.GetUtcNow(), token) is not { } conversation) return;
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        feed.Publish(LiveChange.Conversation(conversation.Id));
    }

    /// <summary>The customer read every message of ours up to and including <paramref name="throughExternalId"/>, those recorded later included.</summary>
    public async Task ReadAsync(int accountId, string chatId, string throughExternalId, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        if (await db.LockConversationAsync(accountId, chatId, token) is not { } conversation) return;
        var drafts = await db.MarkReadAsync(conversation, throughExternalId, clock.GetUtcNow(), token);
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        feed.Publish([LiveChange.Conversation(conversation.Id), .. drafts.Select(LiveChange.Draft)]);
    }

    /// <summary>Null when it is there already.</summary>
    private async Task<Conversation?> AddOutAsync(
        NadiaDbContext db, int accountId, InboundMessage outbound, MessageOrigin origin, DateTimeOffset now, CancellationToken token)
    {
        var (_, conversation) = await opener.OpenAsync(db, accountId, outbound, token);
        if (await FindAsync(db, conversation, outbound.ExternalId, token) is not null) return null;
        var message = outbound.ToMessage(conversation, now, MessageDirection.Out, origin);
        if (conversation.HasRead(message.ExternalId)) message.ReadAt = now;
        db.Messages.Add(message);
        conversation.Spoke(now);
        return conversation;
    }

    /// <summary>What is not drafted by itself: held while the customer is silenced, shown unwritten when it is old.</summary>
    /// <param name="isReplied">A reply that did not leave has just come back and stands in the queue.</param>
    private async Task<List<LiveChange>> SetAsideAsync(
        NadiaDbContext db, Customer customer, Conversation conversation, Message message, bool isReplied, CancellationToken token)
    {
        if (customer.IsSilenced)
        {
            db.Quarantine.Add(new()
            {
                MessageId = message.Id,
                ConversationId = conversation.Id,
                CustomerId = customer.Id,
                HeldAt = message.ReceivedAt,
            });
            return [];
        }

        if (!message.ArrivedAway) return [];
        conversation.NoteAway(message.ReceivedAt);
        // What is due anyway is drafted with it; else it waits to be asked for.
        var stands = isReplied && !await unwritten.IsUrgentAsync(db, conversation.Id, token);
        return conversation.DueAt is null && !stands ? await unwritten.StandInAsync(db, conversation, WhyUnwritten, message.ReceivedAt, token) : [];
    }

    private static Task<bool> HasReturnedAsync(NadiaDbContext db, Conversation conversation, CancellationToken token) => db.Drafts.AnyAsync(
        d => d.ConversationId == conversation.Id && d.State == DraftState.Pending && d.Origin == DraftOrigin.Returned, token);

    private async Task AmendAsync(
        int accountId, string chatId, string externalId, Func<Message, bool> amend, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        if (await db.LockConversationAsync(accountId, chatId, token) is not { } conversation) return;
        if (await FindAsync(db, conversation, externalId, token) is not { } message) return;
        var sent = message.Attachment;
        if (!amend(message)) return;
        await db.SaveChangesAsync(token);
        if (message.Attachment != sent) await db.MessagePhotos.Where(p => p.MessageId == message.Id).ExecuteDeleteAsync(token);
        List<LiveChange> changes = [];
        if (message.Direction == MessageDirection.Out) conversation.HistoryRevision++;
        else if (!message.Quarantined) changes = await TellAsync(db, conversation, token);
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        feed.Publish([LiveChange.Conversation(conversation.Id), .. changes]);
    }

    /// <summary>A message of the customer's has changed: what was drafted from it is stale, and an unwritten draft shows it as it now is.</summary>
    private async Task<List<LiveChange>> TellAsync(NadiaDbContext db, Conversation conversation, CancellationToken token)
    {
        var now = clock.GetUtcNow();
        var unasked = conversation.DueAt is null && await db.Drafts.AnyAsync(
            d => d.ConversationId == conversation.Id && d.State == DraftState.Pending && d.Origin == DraftOrigin.Unwritten && d.ArrivedAway, token);
        if (unasked)
        {
            conversation.NoteChange();
            return await unwritten.StandInAsync(db, conversation, WhyUnwritten, now, token);
        }

        var silenced = await db.Customers.AnyAsync(c => c.Id == conversation.CustomerId && c.SilencedAt != null, token);
        conversation.Touch(now, pacing.Value, mayDraft: !silenced);
        return [];
    }

    private static Task<Message?> FindAsync(NadiaDbContext db, Conversation conversation, string externalId, CancellationToken token) =>
        db.Messages.SingleOrDefaultAsync(
            m => m.AccountId == conversation.AccountId && m.ChatId == conversation.ChatId && m.ExternalId == externalId, token);
}
