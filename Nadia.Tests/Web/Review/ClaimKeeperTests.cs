using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Review;
using Nadia.Tests.Support;
using Nadia.Web.Features.Review;
using Nadia.Web.Hosting;

namespace Nadia.Tests.Web.Review;

public sealed class ClaimKeeperTests : IAsyncLifetime
{
    private readonly TestPostgres postgres;
    private readonly TaskCompletionSource<Guid> lost = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private NadiaDatabase database = default!;
    private ClaimKeeper keeper = default!;

    public ClaimKeeperTests(TestPostgres postgres) => this.postgres = postgres;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private readonly ClaimHolds holds = new();

    public async ValueTask InitializeAsync()
    {
        database = await NadiaDatabase.CreateAsync(postgres);
        keeper = Keeper();
    }

    public async ValueTask DisposeAsync()
    {
        await keeper.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task A_held_draft_stays_held_far_beyond_one_lease_and_is_free_when_the_page_goes()
    {
        var draft = await DraftArrange.DraftAsync(database);
        Assert.True(await keeper.HoldAsync(draft.Id));
        for (var beats = 0; beats < 9; beats++) await BeatAsync(draft.Id);
        Assert.IsType<AlreadyClaimed>((await ByBenAsync(draft.Id)).Refusal);

        await keeper.DisposeAsync();

        Assert.True((await ByBenAsync(draft.Id)).Succeeded);
    }

    [Fact]
    public async Task Closing_one_of_two_tabs_keeps_the_draft_for_the_other()
    {
        var draft = await DraftArrange.DraftAsync(database);
        var other = Keeper();
        await keeper.HoldAsync(draft.Id);
        await other.HoldAsync(draft.Id);

        await other.DisposeAsync();
        Assert.Equal([draft.Id], await HeldAsync());
        await keeper.DisposeAsync();

        Assert.Empty(await HeldAsync());
    }

    [Fact]
    public async Task Turning_to_another_draft_frees_the_first()
    {
        var (first, second) = (await DraftArrange.DraftAsync(database), await DraftArrange.DraftAsync(database));
        await keeper.HoldAsync(first.Id);
        await keeper.HoldAsync(second.Id);
        Assert.Equal([second.Id], await HeldAsync());
    }

    [Fact]
    public async Task A_page_that_goes_while_it_is_opening_leaves_no_claim()
    {
        var draft = await DraftArrange.DraftAsync(database);
        for (var i = 0; i < 20; i++)
        {
            var page = Keeper();
            var opening = page.HoldAsync(draft.Id);
            await page.DisposeAsync();
            await opening;
            Assert.Empty(await HeldAsync());
        }
    }

    [Fact]
    public async Task A_keeper_that_is_gone_claims_nothing_any_more()
    {
        var draft = await DraftArrange.DraftAsync(database);
        await keeper.DisposeAsync();
        Assert.False(await keeper.HoldAsync(draft.Id));
        Assert.Empty(await HeldAsync());
    }

    [Fact]
    public async Task A_draft_of_somebody_else_is_not_held_and_not_freed()
    {
        var draft = await DraftArrange.DraftAsync(database);
        await ByBenAsync(draft.Id);
        Assert.False(await keeper.HoldAsync(draft.Id));
        await keeper.LetGoAsync();
        Assert.Equal([draft.Id], await HeldAsync());
    }

    [Fact]
    public async Task A_claim_that_cannot_be_renewed_is_told_and_can_be_taken_again()
    {
        var draft = await DraftArrange.DraftAsync(database);
        await keeper.HoldAsync(draft.Id);
        await database.Get<ClaimService>().ReleaseAsync(draft.Id, Actors.Ana, Token);
        await ByBenAsync(draft.Id);

        database.Clock.Advance(ClaimKeeper.Beat);
        Assert.Equal(draft.Id, await lost.Task.WaitAsync(TimeSpan.FromSeconds(10), Token));
        Assert.False(await keeper.HoldAsync(draft.Id));

        await database.Get<ClaimService>().ReleaseAsync(draft.Id, Actors.Ben, Token);
        Assert.True(await keeper.HoldAsync(draft.Id));
    }

    private ClaimKeeper Keeper() => new(
        database.Get<ClaimService>(), holds, new CurrentActor(new SignedIn(Actors.Ana)), database.Clock, id =>
        {
            lost.TrySetResult(id);
            return Task.CompletedTask;
        });

    private Task<Outcome<ClaimTicket>> ByBenAsync(Guid id) => database.Get<ClaimService>().OpenAsync(id, Actors.Ben, Token);

    private async Task<List<Guid>> HeldAsync()
    {
        await using var db = database.Open();
        return await db.Claims.Select(c => c.DraftId).ToListAsync(Token);
    }

    private async Task BeatAsync(Guid id)
    {
        database.Clock.Advance(ClaimKeeper.Beat);
        var due = database.Clock.GetUtcNow() + ClaimService.Lease;
        await Eventually.TrueAsync(async () =>
        {
            await using var db = database.Open();
            return await db.Claims.AnyAsync(c => c.DraftId == id && c.Until == due, Token);
        });
    }
}
