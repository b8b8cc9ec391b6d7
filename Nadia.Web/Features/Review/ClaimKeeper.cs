using Nadia.Core.Common;
using Nadia.Core.Review;
using Nadia.Web.Hosting;

namespace Nadia.Web.Features.Review;

/// <summary>
/// Holds one draft for one page: renews the lease while it is on the screen and frees it when the page turns to another or goes.
/// A page that goes while it is opening a draft leaves no claim behind.
/// </summary>
/// <param name="lost">Told once when the lease could not be renewed, because somebody else has it or it was decided.</param>
public sealed class ClaimKeeper(ClaimService claims, ClaimHolds holds, CurrentActor who, TimeProvider clock, Func<Guid, Task> lost)
    : IAsyncDisposable
{
    /// <summary>A third of the lease: two beats may be missed.</summary>
    public static readonly TimeSpan Beat = ClaimService.Lease / 3;

    private readonly SemaphoreSlim gate = new(1, 1);
    private Held? held;
    private bool gone;

    /// <summary>Claims the draft and frees the one held before.</summary>
    /// <returns>False when somebody else holds it or it does not wait any more.</returns>
    public async Task<bool> HoldAsync(Guid draftId)
    {
        await gate.WaitAsync();
        try
        {
            if (held is { IsLive: true } && held.DraftId == draftId) return true;
            await FreeAsync();
            return !gone && await TakeAsync(draftId);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>The token of the claim on the draft; null when the page does not hold it.</summary>
    public long? TokenOf(Guid draftId) => held is { IsLive: true } mine && mine.DraftId == draftId ? mine.Token : null;

    /// <summary>Takes the draft from whoever holds it, for this page.</summary>
    /// <returns>Null, or why not: then nothing has changed.</returns>
    public async Task<Refusal?> TakeOverAsync(Guid draftId, string word)
    {
        if ((await claims.TakeOverAsync(draftId, word, await who.GetAsync(), CancellationToken.None)).Refusal is { } refusal) return refusal;
        await HoldAsync(draftId);
        return null;
    }

    public async Task LetGoAsync()
    {
        await gate.WaitAsync();
        try
        {
            await FreeAsync();
        }
        finally
        {
            gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        gone = true;
        await LetGoAsync();
    }

    private async Task<bool> TakeAsync(Guid draftId)
    {
        var actor = await who.GetAsync();
        // Noted before it is asked for: an answer that is lost on its way may have claimed all the same.
        held = new Held(draftId, actor, new CancellationTokenSource());
        holds.Enter(draftId, actor.Id);
        if (!(await claims.OpenAsync(draftId, actor, CancellationToken.None)).TryGet(out var ticket, out _))
        {
            holds.Leave(draftId, actor.Id);
            held.Dispose();
            held = null;
            return false;
        }

        held.Token = ticket.Token;
        held.Beating = BeatAsync(held);
        return true;
    }

    private async Task FreeAsync()
    {
        if (held is not { } former) return;
        held = null;
        await former.StopAsync();
        if (!holds.Leave(former.DraftId, former.Actor.Id)) return;
        try
        {
            await claims.ReleaseAsync(former.DraftId, former.Actor, CancellationToken.None);
        }
        catch (Exception e) when (e.IsDatabaseAway())
        {
            // The lease lapses by itself.
        }
    }

    private async Task BeatAsync(Held mine)
    {
        using var timer = new PeriodicTimer(Beat, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(mine.Stop)) if (!await RenewAsync(mine)) break;
        }
        catch (OperationCanceledException)
        {
            return;
        }

        // Not awaited: whoever is told may want to free the claim, which waits for this to end.
        _ = lost(mine.DraftId);
    }

    private async Task<bool> RenewAsync(Held mine)
    {
        try
        {
            var me = await who.GetAsync();
            if (!(await claims.OpenAsync(mine.DraftId, me, mine.Stop)).TryGet(out var ticket, out _)) return false;
            if (mine.Token == ticket.Token) return true;
            // Somebody else had it in between and has let it go: that is said, and not papered over by a claim of one's own.
            await claims.ReleaseAsync(mine.DraftId, me, mine.Stop);
            return false;
        }
        catch (Exception e) when (e.IsDatabaseAway())
        {
            return true;
        }
    }

    private sealed class Held(Guid draftId, Actor actor, CancellationTokenSource stop) : IDisposable
    {
        public Guid DraftId => draftId;

        public Actor Actor => actor;

        public CancellationToken Stop { get; } = stop.Token;

        public long? Token { get; set; }

        public Task Beating { get; set; } = Task.CompletedTask;

        public bool IsLive => !Beating.IsCompleted;

        /// <summary>Ends the beat and waits for one that is under way, which would claim again what is then freed.</summary>
        public async Task StopAsync()
        {
            await stop.CancelAsync();
            await Beating;
            Dispose();
        }

        public void Dispose() => stop.Dispose();
    }
}
