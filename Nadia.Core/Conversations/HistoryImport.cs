using Microsoft.EntityFrameworkCore;
using Nadia.Core.Data;
using Nadia.Core.Live;

namespace Nadia.Core.Conversations;

/// <summary>
/// What was said before NADIA came: context for the first drafts. Nobody waits for an answer to it, and nothing of it is drafted.
/// </summary>
public sealed class HistoryImport(IDbContextFactory<NadiaDbContext> contexts, ConversationOpener opener, LiveFeed feed, TimeProvider clock)
{
    /// <summary>Writes one chat's messages, those that are there already excepted, in one transaction: so a chat that has rows was imported.</summary>
    /// <param name="messages">Of one chat, oldest first.</param>
    public async Task ImportAsync(int accountId, IReadOnlyList<ImportedMessage> messages, CancellationToken token)
    {
        if (messages.Count == 0) return;
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        var (customer, conversation) = await opener.OpenAsync(db, accountId, messages[^1].Message, token);
        var ids = messages.Select(m => m.Message.ExternalId).ToList();
        var known = await db.Messages
            .Where(m => m.AccountId == accountId && m.ChatId == conversation.ChatId && ids.Contains(m.ExternalId))
            .Select(m => m.ExternalId)
            .ToHashSetAsync(token);
        foreach (var message in messages.Where(m => known.Add(m.Message.ExternalId))) db.Messages.Add(Row(message, conversation));
        conversation.HistoryRevision++;
        conversation.LastMessageAt ??= messages[^1].Message.SentAt.ToUniversalTime();
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        feed.Publish(LiveChange.Conversation(conversation.Id), LiveChange.Customer(customer.UserId));
    }

    private Message Row(ImportedMessage imported, Conversation conversation)
    {
        var now = clock.GetUtcNow();
        var row = imported.Message.ToMessage(
            conversation, now, imported.FromUs ? MessageDirection.Out : MessageDirection.In, Origin(imported));
        if (imported.FromUs) row.ReadAt = imported.WasRead ? now : null;
        else row.AnsweredAt = now;
        return row;
    }

    private static MessageOrigin Origin(ImportedMessage imported) =>
        !imported.FromUs ? MessageOrigin.Customer : imported.Message.IsAutomatic ? MessageOrigin.Automatic : MessageOrigin.Phone;
}
