using Microsoft.EntityFrameworkCore;
using Nadia.Core.Conversations;
using Nadia.Core.Drafting;
using Nadia.Core.Safety;

namespace Nadia.Tests.Support;

/// <summary>Pending drafts, as the drafting worker would leave them.</summary>
public static class DraftArrange
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A customer who wrote one message, and the pending draft that answers it.</summary>
    public static async Task<Draft> DraftAsync(NadiaDatabase database, string? userId = null, params string[] bubbles)
    {
        userId ??= Arrange.NewId();
        var accountId = await Arrange.AccountAsync(database);
        await Arrange.MessageAsync(database, accountId, userId, "Do you have it in blue?");
        return await DraftForAsync(database, accountId, userId, bubbles);
    }

    /// <summary>The pending draft for what the customer has written so far.</summary>
    public static async Task<Draft> DraftForAsync(NadiaDatabase database, int accountId, string userId, params string[] bubbles)
    {
        await using var db = database.Open();
        var conversation = await db.Conversations.SingleAsync(c => c.AccountId == accountId && c.ChatId == userId, Token);
        var waiting = await db.Unanswered(conversation.Id).Select(m => m.Id).ToListAsync(Token);
        var draft = Pending(conversation, waiting, database.Clock.GetUtcNow(), bubbles is [] ? ["Yes, we do.", "Shall I keep one for you?"] : [.. bubbles]);
        conversation.DueAt = null;
        db.Drafts.Add(draft);
        await db.SaveChangesAsync(Token);
        return draft;
    }

    /// <summary>As <see cref="DraftAsync"/>, a draft that came back, waits unwritten or arrived while away.</summary>
    public static async Task<Draft> DraftOfAsync(NadiaDatabase database, DraftOrigin origin, string? reason = null, bool away = false, string? userId = null)
    {
        var draft = await DraftAsync(database, userId);
        await using var db = database.Open();
        var bubbles = origin == DraftOrigin.Unwritten ? [] : draft.Bubbles;
        await db.Drafts.Where(d => d.Id == draft.Id).ExecuteUpdateAsync(
            set => set.SetProperty(d => d.Origin, origin).SetProperty(d => d.OriginReason, reason).SetProperty(d => d.ArrivedAway, away).SetProperty(d => d.Bubbles, bubbles), Token);
        return draft;
    }

    private static Draft Pending(Conversation conversation, List<long> waiting, DateTimeOffset now, List<string> bubbles) => new()
    {
        Id = Guid.CreateVersion7(now),
        ConversationId = conversation.Id,
        CustomerId = conversation.CustomerId,
        CustomerMessage = "Do you have it in blue?",
        Revision = conversation.Revision,
        ThroughMessageId = waiting.Max(),
        MessageIds = waiting,
        CreativeText = string.Join(' ', bubbles),
        Bubbles = bubbles,
        Creative = new("offline", 0, 0, 0, 0m, 0),
        Refine = new("offline", 0, 0, 0, 0m, 0),
        Offline = true,
        RiskScore = 0,
        Recommendation = Recommendation.Approve,
        Findings = [],
        WaitingSince = now,
        QueueAt = now,
        CreatedAt = now,
    };
}
