using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Data;

namespace Nadia.Core.Review.Editing;

/// <summary>The drafts that were made for the same messages: whoever asked for another one can go back to an earlier.</summary>
public sealed class DraftVersions(IDbContextFactory<NadiaDbContext> contexts)
{
    /// <summary>More tries than this are not worth the reading.</summary>
    private const int Most = 20;

    /// <summary>The latest 20 at most, the oldest first, the draft itself among them unless nobody has written it.</summary>
    /// <returns>Refusals: Forbidden, NotFound.</returns>
    public async Task<Outcome<IReadOnlyList<DraftVersion>>> ListAsync(Guid draftId, Actor actor, CancellationToken token)
    {
        if (actor.MustReview(Words.Of("see drafts")) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        var drafts = db.Drafts.WithChecksFor(actor);
        var draft = await drafts.Where(d => d.Id == draftId)
            .Select(d => new { d.ConversationId, d.ThroughMessageId, d.WaitingSince })
            .SingleOrDefaultAsync(token);
        if (draft is null) return new NotFound(Words.Of("The draft"));
        // No draft is older than what it answers: the index on conversation and time is read from there on.
        var rows = await drafts.AsNoTracking()
            .Where(d => d.ConversationId == draft.ConversationId && d.CreatedAt >= draft.WaitingSince && d.ThroughMessageId == draft.ThroughMessageId)
            .Where(d => d.Bubbles.Count > 0)
            .OrderByDescending(d => d.CreatedAt).ThenByDescending(d => d.Id)
            .Take(Most)
            .Select(d => new { d.Id, d.Bubbles, d.Instruction, d.AskedBy, d.Origin, d.CreatedAt })
            .ToListAsync(token);
        rows.Reverse();
        return rows.Select((d, i) => new DraftVersion(d.Id, i + 1, d.Bubbles, d.Instruction, d.AskedBy, d.Origin, d.CreatedAt)).ToList();
    }
}
