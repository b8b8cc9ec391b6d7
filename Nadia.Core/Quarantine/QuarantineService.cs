using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Nadia.Core.Common;
using Nadia.Core.Conversations;
using Nadia.Core.Customers;
using Nadia.Core.Data;
using Nadia.Core.Live;
using Nadia.Core.Team;

namespace Nadia.Core.Quarantine;

/// <summary>
/// Silences customers and decides on what they wrote meanwhile. A released message enters the conversation as if it came now;
/// a discarded one stays in the database and is shown to no model. Nothing is ever deleted.
/// </summary>
public sealed class QuarantineService(
    IDbContextFactory<NadiaDbContext> contexts, IOptions<PacingOptions> pacing, LiveFeed feed, TimeProvider clock)
{
    public const int MaxBatch = 100;

    /// <summary>From now on what the customer writes is kept and not drafted; nothing due is drafted either.</summary>
    /// <returns>Refusals: Forbidden, NotFound.</returns>
    public Task<Outcome<Done>> SilenceAsync(string userId, Actor actor, CancellationToken token) =>
        SetSilenceAsync(userId, silence: true, actor, token);

    /// <summary>The customer is drafted for again; what waited unanswered is due now. Held messages stay held.</summary>
    /// <returns>Refusals: Forbidden, NotFound.</returns>
    public Task<Outcome<Done>> UnsilenceAsync(string userId, Actor actor, CancellationToken token) =>
        SetSilenceAsync(userId, silence: false, actor, token);

    /// <summary>Hands held messages to the drafter, in the order they came.</summary>
    /// <param name="messageIds">1 to 100 ids; those no longer held are passed over.</param>
    /// <returns>How many were released. Refusals: Forbidden, Invalid.</returns>
    public Task<Outcome<int>> ReleaseAsync(IReadOnlyList<long> messageIds, Actor actor, CancellationToken token) =>
        DecideAsync(messageIds, QuarantineState.Released, actor, token);

    /// <summary>Puts held messages aside for good.</summary>
    /// <param name="messageIds">1 to 100 ids; those no longer held are passed over.</param>
    /// <returns>How many were discarded. Refusals: Forbidden, Invalid.</returns>
    public Task<Outcome<int>> DiscardAsync(IReadOnlyList<long> messageIds, Actor actor, CancellationToken token) =>
        DecideAsync(messageIds, QuarantineState.Discarded, actor, token);

    private async Task<Outcome<Done>> SetSilenceAsync(string userId, bool silence, Actor actor, CancellationToken token)
    {
        if (actor.MustReview(Words.Of("silence customers")) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        var conversations = await LockAllAsync(db, userId, token);
        if (await db.LockCustomerAsync(userId, token) is not { } customer) return new NotFound(Words.Of("The customer"));
        var now = clock.GetUtcNow();
        if (silence) customer.Silence(actor, now);
        else customer.Unsilence(now);
        foreach (var conversation in conversations)
        {
            if (silence) conversation.DueAt = null;
            else if (conversation.WaitingSince is not null) conversation.DraftNow(now, conversation.RedraftInstruction, conversation.RedraftAskedBy, conversation.RedraftText);
        }

        db.Record(actor, silence ? "customer.silence" : "customer.unsilence", $"customer:{userId}", now);
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        feed.Publish([LiveChange.Customer(userId), .. conversations.Select(c => LiveChange.Conversation(c.Id))]);
        return Done.It;
    }

    private async Task<Outcome<int>> DecideAsync(
        IReadOnlyList<long> messageIds, QuarantineState state, Actor actor, CancellationToken token)
    {
        if (actor.MustReview(Words.Of("decide on held messages")) is { } refusal) return refusal;
        if (messageIds.Count is < 1 or > MaxBatch) return new Invalid("message_ids", Words.Fill($"must be 1 to {MaxBatch} messages."));
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        var ids = await db.Quarantine.Where(q => messageIds.Contains(q.MessageId)).Select(q => q.ConversationId).Distinct().Order().ToListAsync(token);
        var conversations = new Dictionary<long, Conversation>();
        foreach (var id in ids) conversations[id] = (await db.LockConversationAsync(id, token))!;
        var held = await db.Quarantine
            .Where(q => messageIds.Contains(q.MessageId) && q.State == QuarantineState.Held)
            .OrderBy(q => q.MessageId)
            .ToListAsync(token);
        await MoveAsync(db, held, state, conversations, actor, token);
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        feed.Publish([.. conversations.Keys.Select(LiveChange.Conversation)]);
        return held.Count;
    }

    private async Task MoveAsync(
        NadiaDbContext db,
        List<QuarantinedMessage> held,
        QuarantineState state,
        Dictionary<long, Conversation> conversations,
        Actor actor,
        CancellationToken token)
    {
        var now = clock.GetUtcNow();
        foreach (var one in held)
        {
            one.State = state;
            one.DecidedBy = actor.Name;
            one.DecidedAt = now;
            db.Record(actor, $"quarantine.{(state == QuarantineState.Released ? "release" : "discard")}", $"message:{one.MessageId}", now);
            if (state == QuarantineState.Released) conversations[one.ConversationId].Note(now, pacing.Value);
        }

        if (state != QuarantineState.Released) return;
        var ids = held.Select(h => h.MessageId).ToList();
        await db.Messages.Where(m => ids.Contains(m.Id)).ExecuteUpdateAsync(set => set.SetProperty(m => m.Quarantined, false), token);
    }

    private static Task<List<Conversation>> LockAllAsync(NadiaDbContext db, string userId, CancellationToken token) =>
        db.Conversations.FromSql($"""
            SELECT v.* FROM conversations v JOIN customers c ON c.id = v.customer_id WHERE c.user_id = {userId} ORDER BY v.id FOR UPDATE OF v
            """).ToListAsync(token);
}
