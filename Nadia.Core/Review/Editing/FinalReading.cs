using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Data;
using Nadia.Core.Drafting;
using Nadia.Core.Safety;

namespace Nadia.Core.Review.Editing;

/// <summary>Judges and measures an approved text by the rules in force.</summary>
public sealed class FinalReading(ConstitutionBook constitutions)
{
    /// <returns>Refusals: NotFound, when the version it is said to be written from is none of this conversation's.</returns>
    internal async Task<Outcome<FinalText>> ReadAsync(
        NadiaDbContext db, Draft draft, IReadOnlyList<string> bubbles, Guid? basedOn, CancellationToken token)
    {
        if (basedOn == draft.Id) basedOn = null;
        var start = basedOn is null
            ? draft.Bubbles
            : await db.Drafts.Where(d => d.Id == basedOn && d.ConversationId == draft.ConversationId).Select(d => d.Bubbles).SingleOrDefaultAsync(token);
        if (start is null) return new NotFound(Words.Of("The earlier version of the draft"));
        var verdict = (await constitutions.ReadAsync(token)).Judge(draft.CustomerMessage, bubbles);
        return new FinalText(verdict, WordDiff.Effort(start, bubbles), basedOn);
    }
}
