using Microsoft.EntityFrameworkCore;
using Nadia.Core.Conversations;
using Nadia.Core.Data;

namespace Nadia.Core.Review.Editing;

internal static class DraftEditRows
{
    /// <summary>
    /// Forgets the kept texts of the conversation that answer nothing that still waits, whoever wrote them, and all of the person's own.
    /// Another person's text over what waits on stays theirs.
    /// </summary>
    /// <remarks>Call while the conversation is held, after what is answered has been marked so.</remarks>
    /// <param name="reviewerId">Who decided; null when nobody did.</param>
    public static Task<int> ForgetSettledAsync(this NadiaDbContext db, long conversationId, string? reviewerId, CancellationToken token)
    {
        var waiting = db.Unanswered(conversationId);
        return db.DraftEdits
            .Where(e => e.ConversationId == conversationId
                && (e.ReviewerId == reviewerId || !db.Drafts.Any(d => d.Id == e.DraftId && waiting.Any(m => d.MessageIds.Contains(m.Id)))))
            .ExecuteDeleteAsync(token);
    }
}
