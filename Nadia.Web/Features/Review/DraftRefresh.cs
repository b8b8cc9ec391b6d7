namespace Nadia.Web.Features.Review;

/// <summary>Reads the open draft anew with all that stands beside it; a draft that has become free is claimed.</summary>
/// <param name="hold">Claims a draft for the page: the token, or null.</param>
public sealed class DraftRefresh(DeskReader reader, ReviewDeskState state, Func<Guid, Task<long?>> hold)
{
    public async Task RunAsync(OpenDraft open, bool draft, bool customer, CancellationToken token)
    {
        if (draft && (await reader.DraftAsync(open.Id, token)).TryGet(out var view, out _))
        {
            open.Show(view);
            if (view.Holder is { } holder && holder.ReviewerId != (await reader.ActorAsync()).Id) await PassAsync(open, token);
        }

        if (open.Standing == DraftStanding.Free && state.Open == open && state.Opening is null && await hold(open.Id) is { } claim) open.Hold(claim);
        if ((await reader.TalkAsync(open.View.ConversationId, null, token)).TryGet(out var latest, out _)) open.Talk.Show(latest);
        if (customer) open.Customer = await reader.CustomerAsync(open.View.UserId, token);
        if (open.Standing == DraftStanding.Superseded && (await reader.RowsAsync([], [open.View.ConversationId], token)).TryGet(out var newer, out _))
            open.Successor = newer.FirstOrDefault(row => row.Id != open.Id);
    }

    // Somebody else holds it: who has it, and why, is said once.
    private async Task PassAsync(OpenDraft open, CancellationToken token)
    {
        open.LetGo();
        if (open is { Lost: null, ClaimToken: { } former }) open.Lost = await reader.LossAsync(open.Id, former, token);
    }
}
