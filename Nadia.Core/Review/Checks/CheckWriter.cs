using Microsoft.EntityFrameworkCore;
using Nadia.Core.Accounts;
using Nadia.Core.Common;
using Nadia.Core.Conversations;
using Nadia.Core.Customers;
using Nadia.Core.Data;
using Nadia.Core.Drafting;
using Nadia.Core.Safety;

namespace Nadia.Core.Review.Checks;

/// <summary>
/// Writes a known-bad draft as a waiting draft of an invented customer, on an account of a kind of its own that no gateway serves. It looks
/// like its neighbours in the queue: as old as they are, judged by the same rules, written by the same models.
/// </summary>
public sealed class CheckWriter(ConstitutionBook constitutions, IdSource ids, TimeProvider clock)
{
    /// <summary>How many drafts of the queue stand before it, when there are as many.</summary>
    private const int Ahead = 4;
    private static readonly TimeSpan WaitedAlone = TimeSpan.FromSeconds(20);

    /// <summary>Adds the rows and saves those whose ids others need. Call it in a transaction, and save after it.</summary>
    internal async Task<Draft> WriteAsync(NadiaDbContext db, KnownBadDraft bad, string reviewerId, CancellationToken token)
    {
        var (id, now) = (ids.NewId(), clock.GetStorableNow());
        var verdict = (await constitutions.ReadAsync(token)).Judge(bad.CustomerWords, bad.Bubbles);
        var place = await PlaceAsync(db, verdict, now, token);
        var (conversation, message) = await ConversationAsync(db, bad, place.Since, now, token);
        var draft = await DraftAsync(db, bad, id, conversation, message, verdict, place, now, token);
        db.Drafts.Add(draft);
        db.PlacedChecks.Add(new()
        {
            DraftId = id,
            KnownBadId = bad.Id,
            PlacedFor = reviewerId,
            PlacedAt = now,
            Fault = bad.Fault,
            Category = bad.Category,
            BadWords = bad.BadWords,
        });
        return draft;
    }

    /// <summary>
    /// Counts it to the account of the draft before it, or of the business's first one: whoever filters the queue by account, or adds up its
    /// figures, finds it there as any other. Call it in the same transaction, after the rows are saved.
    /// </summary>
    internal static async Task JoinAccountAsync(NadiaDbContext db, Draft check, CancellationToken token)
    {
        var neighbour = await db.Queue.Where(q => q.DraftId != check.Id && q.SnoozedUntil == null && q.QueueAt <= check.QueueAt && db.Accounts.Any(a => a.Id == q.AccountId))
            .OrderByDescending(q => q.QueueAt).ThenByDescending(q => q.DraftId).Select(q => (int?)q.AccountId).FirstOrDefaultAsync(token);
        if ((neighbour ?? await db.Accounts.OrderBy(a => a.Id).Select(a => (int?)a.Id).FirstOrDefaultAsync(token)) is not { } account) return;
        await db.Queue.Where(q => q.DraftId == check.Id).ExecuteUpdateAsync(set => set.SetProperty(q => q.AccountId, account), token);
    }

    /// <summary>Just behind the fifth of the queue, or the last of a shorter one, and waiting as long as that; in an empty queue by its own rank.</summary>
    private static async Task<Place> PlaceAsync(NadiaDbContext db, Verdict verdict, DateTimeOffset now, CancellationToken token)
    {
        var head = await db.Queue.AsNoTracking().Where(q => q.SnoozedUntil == null).OrderBy(q => q.QueueAt).ThenBy(q => q.DraftId)
            .Take(Ahead + 1).Select(q => new { q.QueueAt, q.WaitingSince }).ToListAsync(token);
        if (head is [.., var before]) return new(before.WaitingSince, before.QueueAt.AddMicroseconds(1));
        var since = now - WaitedAlone;
        return new(since, QueueRank.QueueAt(since, verdict.RiskScore, verdict.Recommendation, 0, CustomerStatus.Prospect, verdict.IsUrgent));
    }

    private async Task<(Conversation Conversation, Message Message)> ConversationAsync(
        NadiaDbContext db, KnownBadDraft bad, DateTimeOffset since, DateTimeOffset now, CancellationToken token)
    {
        var accountId = await db.EnsureAccountAsync(ChannelKind.Check, "check", "Attention checks", AccountState.Paused, now, token);
        var customer = new Customer
        {
            UserId = InventedPeople.UserId(ids.NewId()),
            Name = InventedPeople.Name(bad.Language, ids.NewId()),
            Language = bad.Language,
            IsInvented = true,
            CreatedAt = since,
            UpdatedAt = since,
        };
        db.Customers.Add(customer);
        await db.SaveChangesAsync(token);
        var conversation = new Conversation { AccountId = accountId, CustomerId = customer.Id, ChatId = customer.UserId, CreatedAt = since, WaitingSince = since, LastMessageAt = since };
        db.Conversations.Add(conversation);
        await db.SaveChangesAsync(token);
        var message = new Message
        {
            ConversationId = conversation.Id,
            AccountId = accountId,
            ChatId = conversation.ChatId,
            ExternalId = "1",
            Direction = MessageDirection.In,
            Origin = MessageOrigin.Customer,
            Text = bad.CustomerWords,
            SentAt = since,
            ReceivedAt = since,
        };
        db.Messages.Add(message);
        await db.SaveChangesAsync(token);
        return (conversation, message);
    }

    private static async Task<Draft> DraftAsync(
        NadiaDbContext db, KnownBadDraft bad, Guid id, Conversation conversation, Message message, Verdict verdict, Place place, DateTimeOffset now, CancellationToken token)
    {
        var model = await db.Drafts.AsNoTracking().Where(d => d.Origin == DraftOrigin.Model).OrderByDescending(d => d.CreatedAt)
            .Select(d => new { d.Creative, d.Refine, d.Offline, d.ProfileId, d.Profile }).FirstOrDefaultAsync(token);
        return new()
        {
            Id = id,
            IsCheck = true,
            ConversationId = conversation.Id,
            CustomerId = conversation.CustomerId,
            CustomerMessage = bad.CustomerWords,
            Revision = conversation.Revision,
            ThroughMessageId = message.Id,
            MessageIds = [message.Id],
            CreativeText = string.Join('\n', bad.Bubbles),
            Bubbles = [.. bad.Bubbles],
            Creative = model?.Creative ?? StageUsage.None,
            Refine = model?.Refine ?? StageUsage.None,
            Offline = model?.Offline ?? true,
            ProfileId = model?.ProfileId,
            Profile = model?.Profile,
            RiskScore = verdict.RiskScore,
            Recommendation = verdict.Recommendation,
            Findings = verdict.Findings,
            WaitingSince = place.Since,
            QueueAt = place.At,
            CreatedAt = now,
        };
    }

    private sealed record Place(DateTimeOffset Since, DateTimeOffset At);
}
