using Nadia.Core.Common;
using Nadia.Core.Review;
using Nadia.Web.Features.Review.Asks;
using Nadia.Web.Hosting;

namespace Nadia.Web.Features.Review;

/// <summary>Does what the reviewer decided, as the person of this circuit. A refusal is said beside the draft, and the text stays.</summary>
public sealed class ReviewDecisions(ReviewService reviews, DecisionUndo undo, ReplacedDrafts replaced, CurrentActor who)
{
    private static string Away => Words.Of("The database did not answer, so it is not known whether this was saved. Try again: nothing is sent twice.");

    /// <param name="draft">The draft on the screen, where a refusal is said.</param>
    /// <param name="target">The draft to decide on: this one, or the one that took its place.</param>
    /// <returns>True when it is decided.</returns>
    public Task<bool> ApproveAsync(OpenDraft draft, Guid target, DecisionBasis basis, ApproveAnswer answer)
    {
        var approval = new ApproveDraft(
            target, answer.Bubbles, answer.Tags, answer.Quality, answer.Notes, basis.ClaimToken, answer.SendAnyway ? basis.Revision : null)
        {
            BasedOn = target == draft.Id ? draft.Editor.Base?.Id : null,
            Zone = basis.Zone,
        };
        return DoAsync(draft, async actor => (await reviews.ApproveAsync(approval, actor, CancellationToken.None)).Refusal);
    }

    /// <returns>True when the draft is decided.</returns>
    public Task<bool> RejectAsync(OpenDraft draft, DecisionBasis basis, RejectAnswer answer)
    {
        var rejection = new RejectDraft(draft.Id, answer.Notes, answer.Redraft, basis.ClaimToken, basis.Revision) { EditTags = answer.Tags, QualityScore = answer.Quality };
        return DoAsync(draft, async actor => (await reviews.RejectAsync(rejection, actor, CancellationToken.None)).Refusal);
    }

    /// <summary>Asks for another draft; this one stays until the new one takes its place.</summary>
    /// <param name="ownText">The reviewer's text that is to be worked in; null to begin anew.</param>
    public Task<bool> RegenerateAsync(OpenDraft draft, Guid target, string? instruction, IReadOnlyList<string>? ownText = null) =>
        DoAsync(draft, async actor => (await reviews.RegenerateAsync(target, instruction, actor, CancellationToken.None, ownText)).Refusal);

    /// <summary>Has a draft wait again whose place was taken by an answer from the phone.</summary>
    public Task<bool> BringBackAsync(OpenDraft draft) =>
        DoAsync(draft, async actor => (await replaced.BringBackAsync(draft.Id, actor, CancellationToken.None)).Refusal);

    /// <summary>Takes a decision back.</summary>
    /// <returns>Null, or why that is not possible any more, as a sentence.</returns>
    public async Task<string?> UndoAsync(Guid draftId)
    {
        try
        {
            return (await undo.UndoAsync(draftId, await who.GetAsync(), CancellationToken.None)).Refusal?.Message;
        }
        catch (Exception e) when (e.IsDatabaseAway())
        {
            return Words.Of("The database did not answer: the decision was not taken back.");
        }
    }

    /// <summary>Does something about the draft; a refusal is said beside it.</summary>
    public async Task<bool> DoAsync(OpenDraft draft, Func<Actor, Task<Refusal?>> command)
    {
        draft.Refused = null;
        try
        {
            draft.Refused = (await command(await who.GetAsync()))?.Message;
        }
        catch (Exception e) when (e.IsDatabaseAway())
        {
            draft.Refused = Away;
        }

        return draft.Refused is null;
    }
}
