using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Conversations;
using Nadia.Core.Customers;
using Nadia.Core.Data;
using Nadia.Core.Delivery;
using Nadia.Core.Drafting;

namespace Nadia.Bot.Sandbox;

/// <summary>What the sandbox page shows beside the phone: who is played, and what happens behind the scenes.</summary>
public sealed class SandboxReads(SandboxService sandbox, IDbContextFactory<NadiaDbContext> contexts, TimeProvider clock)
{
    private const int MaxPeople = 50;

    /// <summary>Everybody who wrote in the sandbox, latest first, at most 50.</summary>
    /// <returns>Refusals: Forbidden.</returns>
    public async Task<Outcome<List<SandboxPerson>>> PeopleAsync(Actor actor, CancellationToken token)
    {
        if (actor.MustReview(Words.Of("play the customer")) is { } refusal) return refusal;
        var accountId = await sandbox.AccountIdAsync(token);
        await using var db = await contexts.CreateDbContextAsync(token);
        var rows = await (
            from conversation in db.Conversations
            where conversation.AccountId == accountId && conversation.LastMessageAt != null
            join customer in db.Customers on conversation.CustomerId equals customer.Id
            orderby conversation.LastMessageAt descending, conversation.Id descending
            select new
            {
                customer.UserId,
                customer.Nickname,
                customer.Name,
                conversation.LastMessageAt,
                Last = db.Messages.Where(m => m.ConversationId == conversation.Id).OrderByDescending(m => m.Id).Select(m => m.Text).FirstOrDefault(),
            }).Take(MaxPeople).AsNoTracking().ToListAsync(token);
        return rows.ConvertAll(r => new SandboxPerson(
            r.UserId, CustomerNames.Display(r.Nickname, r.Name, r.UserId), r.Last ?? "", r.LastMessageAt!.Value));
    }

    /// <summary>Where the customer's latest words are now; quiet for somebody who has not written yet.</summary>
    /// <returns>Refusals: Forbidden.</returns>
    public async Task<Outcome<SandboxProgress>> ProgressAsync(string userId, Actor actor, CancellationToken token)
    {
        if (actor.MustReview(Words.Of("play the customer")) is { } refusal) return refusal;
        var accountId = await sandbox.AccountIdAsync(token);
        await using var db = await contexts.CreateDbContextAsync(token);
        var found = await (
            from conversation in db.Conversations.AsNoTracking()
            where conversation.AccountId == accountId && conversation.ChatId == userId
            join customer in db.Customers on conversation.CustomerId equals customer.Id
            select new
            {
                Conversation = conversation,
                Silenced = customer.SilencedAt != null,
                DraftId = db.Drafts.Where(d => d.ConversationId == conversation.Id && d.State == DraftState.Pending).Select(d => (Guid?)d.Id).FirstOrDefault(),
            }).SingleOrDefaultAsync(token);
        if (found is null) return new SandboxProgress(SandboxStage.Quiet, null, [], null);
        var bubbles = await LastReplyAsync(db, found.Conversation.Id, token);
        var leaving = bubbles.Exists(b => b.State is DeliveryState.Queued or DeliveryState.Typing);
        var stage = Stage(found.Conversation, found.Silenced, found.DraftId is not null, leaving);
        return new SandboxProgress(stage, found.DraftId, bubbles, stage is SandboxStage.Collecting or SandboxStage.Drafting ? found.Conversation.DraftingError : null);
    }

    private static async Task<List<SandboxBubble>> LastReplyAsync(NadiaDbContext db, long conversationId, CancellationToken token)
    {
        var last = db.Outbox.Where(o => o.ConversationId == conversationId).OrderByDescending(o => o.Id).Select(o => o.DraftId).Take(1);
        return await db.Outbox.AsNoTracking()
            .Where(o => last.Contains(o.DraftId))
            .OrderBy(o => o.Id)
            .Select(o => new SandboxBubble(o.Text, o.State))
            .ToListAsync(token);
    }

    private SandboxStage Stage(Conversation conversation, bool silenced, bool inReview, bool leaving)
    {
        if (leaving) return SandboxStage.Delivering;
        if (silenced) return SandboxStage.Held;
        if (conversation.DraftingLeaseUntil > clock.GetUtcNow()) return SandboxStage.Drafting;
        if (conversation.DueAt is not null) return conversation.DueAt > clock.GetUtcNow() ? SandboxStage.Collecting : SandboxStage.Drafting;
        return inReview ? SandboxStage.InReview : SandboxStage.Quiet;
    }
}
