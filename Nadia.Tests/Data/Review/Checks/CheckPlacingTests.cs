using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Drafting;
using Nadia.Core.Review;
using Nadia.Core.Review.Checks;
using Nadia.Core.Review.Queue;
using Nadia.Tests.Support;

namespace Nadia.Tests.Data.Review.Checks;

/// <summary>When checks come into the queue, and when they go again.</summary>
public sealed class CheckPlacingTests(TestPostgres postgres) : IAsyncLifetime
{
    private static readonly Actor Key = new("key:1", "Script", ActorKind.ApiKey, true, true);
    private NadiaDatabase database = default!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private CheckPlacer Placer => database.Get<CheckPlacer>();

    private ReviewService Reviews => database.Get<ReviewService>();

    private CheckRuleBook Rules => database.Get<CheckRuleBook>();

    public async ValueTask InitializeAsync() => database = await NadiaDatabase.CreateAsync(postgres);

    public async ValueTask DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task They_are_off_and_count_nothing_until_an_admin_switches_them_on()
    {
        Assert.False((await Rules.ReadAsync(Token)).On);
        await DecideAsync(Actors.Ana);
        await database.Get<KnownBadDrafts>().AddAsync(CheckArrange.Refund, Actors.Admin, Token);
        Assert.Equal(0, await Placer.LookAsync(Token));
        await using var db = database.Open();
        Assert.Empty(await db.CheckTurns.ToListAsync(Token));
    }

    [Fact]
    public async Task It_is_counted_and_found_under_the_account_of_the_draft_before_it()
    {
        for (var i = 0; i < 3; i++) await DraftArrange.DraftAsync(database);
        var check = await CheckArrange.PlaceAsync(database, Actors.Ana);

        var queue = (await database.Get<QueueReads>().AfterAsync(QueueFilter.All, null, 10, Actors.Ana, Token)).Value.Items;
        Assert.Equal((4, check.Id), (queue.Count, queue[^1].Id));
        Assert.Equal(queue[^2].AccountId, queue[^1].AccountId);
        var summary = (await database.Get<QueueFigures>().ReadAsync(Actors.Ana, Token)).Value;
        Assert.Equal((4, 4, 2), (summary.Pending, summary.Accounts.Values.Sum(), summary.Accounts[queue[^2].AccountId]));
        var filtered = (await database.Get<QueueReads>().AfterAsync(new() { AccountId = queue[^2].AccountId }, null, 10, Actors.Ana, Token)).Value.Items;
        Assert.Equal([queue[^2].Id, check.Id], filtered.Select(i => i.Id));
    }

    [Fact]
    public async Task In_an_empty_queue_it_is_counted_to_the_businesss_first_account()
    {
        var account = await Arrange.AccountAsync(database);
        await Arrange.AccountAsync(database);
        await CheckArrange.PlaceAsync(database, Actors.Ana);
        Assert.Equal([new(account, 1)], (await database.Get<QueueFigures>().ReadAsync(Actors.Ana, Token)).Value.Accounts);
    }

    [Fact]
    public async Task After_so_many_decisions_of_a_person_one_check_waits()
    {
        await CheckArrange.SwitchOnAsync(database, every: 5);
        for (var i = 0; i < 4; i++) await DecideAsync(Actors.Ana);
        for (var i = 0; i < 9; i++) await DecideAsync(Key);
        Assert.Equal(0, await Placer.LookAsync(Token));
        await DecideAsync(Actors.Ana);
        Assert.Equal(1, await Placer.LookAsync(Token));
        Assert.Equal(0, await Placer.LookAsync(Token));
        var row = Assert.Single((await database.Get<QueueReads>().AfterAsync(QueueFilter.All, null, 10, Actors.Ana, Token)).Value.Items);
        Assert.Equal("It broke. I want my money back.", row.Excerpt);
    }

    [Fact]
    public async Task It_looks_like_its_neighbours()
    {
        var real = await DraftArrange.DraftAsync(database);
        database.Clock.Advance(TimeSpan.FromMinutes(7));
        var check = await CheckArrange.PlaceAsync(database, Actors.Ana);
        Assert.Equal(real.WaitingSince, check.WaitingSince);
        Assert.True(check.QueueAt > real.QueueAt && check.QueueAt < real.QueueAt.AddSeconds(1));
        Assert.Equal((real.Creative.Model, real.Offline, DraftOrigin.Model), (check.Creative.Model, check.Offline, check.Origin));
        var view = (await database.Get<ReviewReads>().GetAsync(check.Id, Actors.Ana, Token)).Value;
        Assert.False(view.Stale);
        Assert.Matches("^[A-Z]", view.Name);
        Assert.Matches("^[2-4][0-9]{9}$", view.UserId);
        Assert.True((await database.Get<ClaimService>().OpenAsync(check.Id, Actors.Ana, Token)).Succeeded);
    }

    [Fact]
    public async Task Two_nodes_that_look_at_once_place_one()
    {
        await CheckArrange.SwitchOnAsync(database);
        await database.Get<KnownBadDrafts>().TakeOverExamplesAsync(Actors.Admin, Token);
        await CheckArrange.TurnAsync(database.ConnectionString, Actors.Ana.Id);
        var placed = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Placer.LookAsync(Token)));
        Assert.Equal(1, placed.Sum());
    }

    [Fact]
    public async Task A_reviewer_meets_each_before_any_comes_again()
    {
        await CheckArrange.SwitchOnAsync(database);
        await database.Get<KnownBadDrafts>().TakeOverExamplesAsync(Actors.Admin, Token);
        for (var i = 0; i < 11; i++)
        {
            await CheckArrange.TurnAsync(database.ConnectionString, Actors.Ana.Id);
            Assert.Equal(1, await Placer.LookAsync(Token));
            Assert.True((await Reviews.RejectAsync(new(await WaitingAsync()), Actors.Ana, Token)).Succeeded);
        }

        Assert.Equal(11, (await CheckArrange.OutcomesAsync(database)).Select(o => o.KnownBadId).Distinct().Count());
    }

    [Fact]
    public async Task Switching_off_takes_back_at_once_what_waits_and_a_decision_on_it_finds_nothing()
    {
        var check = await CheckArrange.PlaceAsync(database, Actors.Ana);
        await database.Get<ClaimService>().OpenAsync(check.Id, Actors.Ana, Token);
        Assert.True((await Rules.SaveAsync(new(false, 40), Actors.Admin, Token)).Succeeded);
        await using var db = database.Open();
        Assert.Empty(await db.Queue.ToListAsync(Token));
        Assert.IsType<NotFound>((await Reviews.ApproveAsync(new(check.Id, check.Bubbles), Actors.Ana, Token)).Refusal);
        Assert.Empty(await CheckArrange.OutcomesAsync(database));
        await CheckArrange.TurnAsync(database.ConnectionString, Actors.Ana.Id);
        Assert.Equal(0, await Placer.LookAsync(Token));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Retiring_or_changing_the_known_bad_draft_takes_back_what_waits_of_it(bool retire)
    {
        await CheckArrange.PlaceAsync(database, Actors.Ana);
        var bad = database.Get<KnownBadDrafts>();
        var row = Assert.Single((await bad.ListAsync(Actors.Admin, Token)).Value);
        var changed = retire
            ? await bad.RetireAsync(row.Id, true, row.Version, Actors.Admin, Token)
            : await bad.EditAsync(row.Id, row.Draft with { Fault = "is rude." }, row.Version, Actors.Admin, Token);
        Assert.True(changed.Succeeded);
        await using var db = database.Open();
        Assert.Empty(await db.Queue.ToListAsync(Token));
        Assert.Equal(retire ? 0 : 1, await Placer.LookAsync(Token));
        Assert.IsType<Changed>((await bad.RetireAsync(row.Id, true, row.Version, Actors.Admin, Token)).Refusal);
    }

    [Fact]
    public async Task One_that_nobody_opens_in_eight_hours_is_taken_back()
    {
        await CheckArrange.PlaceAsync(database, Actors.Ana);
        database.Clock.Advance(CheckPlacer.Longest + TimeSpan.FromMinutes(1));
        Assert.Equal(0, await Placer.LookAsync(Token));
        await using var db = database.Open();
        Assert.Empty(await db.Queue.ToListAsync(Token));
        Assert.Empty(await CheckArrange.OutcomesAsync(database));
    }

    [Fact]
    public async Task One_that_a_colleague_answers_is_not_followed_by_another_for_whoever_is_away()
    {
        var check = await CheckArrange.PlaceAsync(database, Actors.Ana);
        await database.Get<KnownBadDrafts>().AddAsync(CheckArrange.Unflagged, Actors.Admin, Token);
        Assert.True((await Reviews.RejectAsync(new(check.Id), Actors.Ben, Token)).Succeeded);
        Assert.Equal(0, await Placer.LookAsync(Token));
    }

    [Fact]
    public async Task Only_admins_keep_them_and_a_pace_out_of_bounds_is_refused()
    {
        Assert.IsType<Forbidden>((await Rules.SaveAsync(new(true, 40), Actors.Ana, Token)).Refusal);
        Assert.IsType<Forbidden>((await database.Get<KnownBadDrafts>().ListAsync(Actors.Ana, Token)).Refusal);
        Assert.IsType<Forbidden>((await database.Get<KnownBadDrafts>().AddAsync(CheckArrange.Refund, Actors.Ana, Token)).Refusal);
        Assert.IsType<Forbidden>((await database.Get<KnownBadDrafts>().TakeOverExamplesAsync(Actors.Ana, Token)).Refusal);
        Assert.Equal("every", Assert.IsType<Invalid>((await Rules.SaveAsync(new(true, 4), Actors.Admin, Token)).Refusal).Field);
        Assert.Equal(10, (await database.Get<KnownBadDrafts>().TakeOverExamplesAsync(Actors.Admin, Token)).Value);
        Assert.Equal(0, (await database.Get<KnownBadDrafts>().TakeOverExamplesAsync(Actors.Admin, Token)).Value);
    }

    private async Task DecideAsync(Actor actor)
    {
        var draft = await DraftArrange.DraftAsync(database);
        Assert.True((await Reviews.ApproveAsync(new(draft.Id, draft.Bubbles), actor, Token)).Succeeded);
    }

    private async Task<Guid> WaitingAsync()
    {
        await using var db = database.Open();
        return await db.Queue.Select(q => q.DraftId).SingleAsync(Token);
    }
}
