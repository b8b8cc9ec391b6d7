using Microsoft.EntityFrameworkCore;
using Nadia.Core.Conversations;
using Nadia.Core.Data;
using Nadia.Core.Drafting;

namespace Nadia.Core.Review.Editing;

/// <summary>What becomes of kept texts when what they answer is settled. Call these while the conversation is held.</summary>
internal static class DraftEditRows
{
    /// <summary>
    /// Puts away the kept texts of the conversation that answer nothing that still waits, whoever wrote them, and all of the person's own.
    /// Another person's text over what waits on stays theirs. Nobody sees what is put away, unless the decision is taken back.
    /// </summary>
    /// <remarks>After what is answered has been marked so.</remarks>
    /// <param name="reviewerId">Who decided.</param>
    public static Task<int> PutAwayEditsAsync(this NadiaDbContext db, Draft decided, string reviewerId, CancellationToken token)
    {
        Guid? by = decided.Id;
        return db.Settled(decided.ConversationId, reviewerId).ExecuteUpdateAsync(set => set.SetProperty(e => e.SettledBy, by), token);
    }

    /// <summary>The decision on the draft is taken back: what it put away is everybody's own again.</summary>
    public static Task<int> GiveEditsBackAsync(this NadiaDbContext db, Draft draft, CancellationToken token) => db.DraftEdits
        .Where(e => e.ConversationId == draft.ConversationId && e.SettledBy == draft.Id)
        .ExecuteUpdateAsync(set => set.SetProperty(e => e.SettledBy, (Guid?)null), token);

    /// <summary>Forgets the kept texts of the conversation that answer nothing that still waits, where nothing can be taken back.</summary>
    public static Task<int> ForgetSettledAsync(this NadiaDbContext db, long conversationId, CancellationToken token) =>
        db.Settled(conversationId, reviewerId: null).ExecuteDeleteAsync(token);

    private static IQueryable<DraftEdit> Settled(this NadiaDbContext db, long conversationId, string? reviewerId)
    {
        var waiting = db.Unanswered(conversationId);
        return db.DraftEdits.Where(e => e.ConversationId == conversationId && e.SettledBy == null
            && (e.ReviewerId == reviewerId || !db.Drafts.Any(d => d.Id == e.DraftId && waiting.Any(m => d.MessageIds.Contains(m.Id)))));
    }
}
