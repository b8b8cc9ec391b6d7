using Nadia.Core.Review;

namespace Nadia.Web.Features.Review;

/// <summary>Reads the open draft anew with all that stands beside it; a draft that has become free is claimed.</summary>
/// <param name="hold">Claims a draft for the page, anew where nobody holds it: the token, or null.</param>
public sealed class DraftRefresh(DeskReader reader, ReviewDeskState state, Func<Guid, bool, Task<long?>> hold)
{
    public async Task RunAsync(OpenDraft open, bool draft, bool customer, CancellationToken token)
    {
        if (draft && (await reader.DraftAsync(open.Id, token)).TryGet(out var view, out _)) open.Show(view);
        await ClaimAsync(open, token);
        if ((await reader.TalkAsync(open.View.ConversationId, null, token)).TryGet(out var latest, out _)) open.Talk.Show(latest);
        if (customer) open.Customer = await reader.CustomerAsync(open.View.UserId, token);
        if (open.Standing == DraftStanding.Superseded && (await reader.RowsAsync([], [open.View.ConversationId], token)).TryGet(out var newer, out _))
            open.Successor = newer.FirstOrDefault(row => row.Id != open.Id);
    }

    private async Task ClaimAsync(OpenDraft open, CancellationToken token)
    {
        if (open.View is not { Status: ReviewStatus.Pending or ReviewStatus.Reviewing } view) return;
        if (view.Holder is { } holder && holder.ReviewerId != (await reader.ActorAsync()).Id)
        {
            await PassAsync(open, token);
            return;
        }

        // Not while something is being saved, which may be claiming it at this moment under a token that must stay good.
        if (open.Mine || state is not { Opening: null, Busy: false } || state.Open != open) return;
        if (await hold(open.Id, view.Holder is null) is { } claim) open.Hold(claim);
    }

    // Somebody else holds it: who has it, and why, is said once.
    private async Task PassAsync(OpenDraft open, CancellationToken token)
    {
        open.LetGo();
        if (open is { Lost: null, ClaimToken: { } former }) open.Lost = await reader.LossAsync(open.Id, former, token);
    }
}
