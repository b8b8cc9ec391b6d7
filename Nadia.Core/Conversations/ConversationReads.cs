using Microsoft.EntityFrameworkCore;
using Nadia.Core.Accounts;
using Nadia.Core.Common;
using Nadia.Core.Data;
using Nadia.Core.Delivery;

namespace Nadia.Core.Conversations;

/// <summary>What people see of a conversation.</summary>
public sealed class ConversationReads(IDbContextFactory<NadiaDbContext> contexts, HourlyLimit hourly)
{
    /// <summary>The latest messages, both sides, or the ones before <paramref name="beforeMessageId"/>; with what is on its way.</summary>
    /// <param name="limit">1 to 100.</param>
    /// <returns>Refusals: Forbidden, Invalid.</returns>
    public async Task<Outcome<Timeline>> TimelineAsync(
        long conversationId, long? beforeMessageId, int limit, Actor actor, CancellationToken token)
    {
        if ((actor.MustReview(Words.Of("read conversations")) ?? PageKey.CheckLimit(limit)) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        var rows = await db.Messages.AsNoTracking()
            .Where(m => m.ConversationId == conversationId && m.Id < (beforeMessageId ?? long.MaxValue))
            .OrderByDescending(m => m.Id)
            .Take(limit + 1)
            .AsViews(db)
            .ToListAsync(token);
        var outgoing = beforeMessageId is null ? await OutgoingAsync(db, conversationId, token) : [];
        return new Timeline([.. rows.Take(limit).Reverse()], outgoing, rows.Count > limit);
    }

    /// <summary>The conversations of a customer, latest first.</summary>
    public async Task<Outcome<long[]>> OfCustomerAsync(string userId, Actor actor, CancellationToken token)
    {
        if (actor.MustReview(Words.Of("read conversations")) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        return await (
            from conversation in db.Conversations.WithChecksFor(actor)
            join customer in db.Customers on conversation.CustomerId equals customer.Id
            where customer.UserId == userId
            orderby conversation.LastMessageAt descending
            select conversation.Id).ToArrayAsync(token);
    }

    private async Task<List<OutgoingView>> OutgoingAsync(NadiaDbContext db, long conversationId, CancellationToken token)
    {
        var outgoing = await db.Outbox.AsNoTracking()
            .Where(o => o.ConversationId == conversationId && o.State != DeliveryState.Sent && o.State != DeliveryState.Read)
            .OrderBy(o => o.Id)
            .Select(o => new OutgoingView(o.Id, o.DraftId, o.Text, o.State, o.Error, o.NotBefore))
            .ToListAsync(token);
        if (!outgoing.Exists(Waits)) return outgoing;
        var account = await db.Conversations
            .Where(c => c.Id == conversationId && db.Accounts.Any(a => a.Id == c.AccountId && a.Channel == ChannelKind.Telegram))
            .Select(c => (int?)c.AccountId)
            .SingleOrDefaultAsync(token);
        if (account is not { } id || await hourly.FullUntilAsync(db, id, token) is not { } until) return outgoing;
        return outgoing.ConvertAll(bubble => Waits(bubble) ? bubble with { HourFullUntil = until } : bubble);
    }

    private static bool Waits(OutgoingView bubble) => bubble.State is DeliveryState.Queued or DeliveryState.Typing;
}
