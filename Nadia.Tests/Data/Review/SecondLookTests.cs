using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Delivery;
using Nadia.Core.Drafting;
using Nadia.Core.Review;
using Nadia.Core.Review.Queue;
using Nadia.Core.Review.SecondLooks;
using Nadia.Tests.Support;

namespace Nadia.Tests.Data.Review;

/// <summary>Approved replies that wait for the yes of a second person.</summary>
public sealed class SecondLookTests(TestPostgres postgres) : IAsyncLifetime
{
    private NadiaDatabase database = default!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private SecondLookService Looks => database.Get<SecondLookService>();

    private ReviewService Reviews => database.Get<ReviewService>();

    public async ValueTask InitializeAsync()
    {
        database = await NadiaDatabase.CreateAsync(postgres);
        Assert.True((await database.Get<QueueRuleBook>().SaveAsync(new(5, 15, 100), Actors.Admin, Token)).Succeeded);
    }

    public async ValueTask DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task What_falls_in_the_sample_does_not_leave_before_somebody_else_says_yes()
    {
        var draft = await ApprovedAsync();
        database.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Empty(await LeavingAsync());
        Assert.IsType<SamePerson>((await Looks.DecideAsync(draft.Id, true, Actors.Ana, Token)).Refusal);
        Assert.Equal(["Yes, we do."], Assert.Single((await Looks.OpenAsync(Actors.Ben, Token)).Value).Bubbles);

        Assert.True((await Looks.DecideAsync(draft.Id, true, Actors.Ben, Token)).Succeeded);
        Assert.True((await Looks.DecideAsync(draft.Id, true, Actors.Ben, Token)).Succeeded);
        Assert.IsType<AlreadyDecided>((await Looks.DecideAsync(draft.Id, false, Actors.Admin, Token)).Refusal);
        Assert.Single(await LeavingAsync());
        Assert.Empty((await Looks.OpenAsync(Actors.Ben, Token)).Value);
    }

    [Fact]
    public async Task A_no_brings_the_bubbles_back_into_the_queue_and_nothing_leaves()
    {
        var draft = await ApprovedAsync();
        Assert.True((await Looks.DecideAsync(draft.Id, false, Actors.Ben, Token)).Succeeded);
        var back = Assert.Single((await database.Get<QueueReads>().AfterAsync(QueueFilter.All, null, 10, Actors.Ana, Token)).Value.Items);
        Assert.Equal((DraftOrigin.Returned, "Ben looked at the reply and would not send it as it is."), (back.Origin, back.OriginReason));
        database.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Empty(await LeavingAsync());
    }

    [Fact]
    public async Task Undo_takes_the_approval_back_and_asks_nobody_any_more()
    {
        var draft = await ApprovedAsync();
        Assert.True((await database.Get<DecisionUndo>().UndoAsync(draft.Id, Actors.Ana, Token)).Succeeded);
        Assert.Empty((await Looks.OpenAsync(Actors.Ben, Token)).Value);
        Assert.IsType<NotFound>((await Looks.DecideAsync(draft.Id, true, Actors.Ben, Token)).Refusal);
    }

    [Fact]
    public async Task When_the_customer_writes_meanwhile_the_reply_comes_back_and_a_yes_is_refused()
    {
        var (account, user) = (await Arrange.AccountAsync(database), Arrange.NewId());
        await Arrange.MessageAsync(database, account, user, "Hello?");
        var draft = await DraftArrange.DraftForAsync(database, account, user, "Yes, we do.");
        Assert.True((await Reviews.ApproveAsync(new(draft.Id, draft.Bubbles), Actors.Ana, Token)).Succeeded);
        database.Clock.Advance(TimeSpan.FromMinutes(10));
        await Arrange.MessageAsync(database, account, user, "No, the red one.");
        Assert.IsType<StaleDraft>((await Looks.DecideAsync(draft.Id, true, Actors.Ben, Token)).Refusal);
        Assert.Empty((await Looks.OpenAsync(Actors.Ben, Token)).Value);
        Assert.Empty(await LeavingAsync());
    }

    [Fact]
    public async Task Without_a_share_nothing_is_held_back()
    {
        await database.Get<QueueRuleBook>().SaveAsync(QueueRules.Default, Actors.Admin, Token);
        await ApprovedAsync();
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Single(await LeavingAsync());
        Assert.IsType<Forbidden>((await Looks.OpenAsync(Actors.Nobody, Token)).Refusal);
    }

    [Fact]
    public void About_the_share_that_was_asked_for_is_taken_and_always_the_same_ones()
    {
        var ids = Enumerable.Range(0, 10_000).Select(_ => Guid.CreateVersion7()).ToList();
        Assert.InRange(ids.Count(id => SecondLookSample.Takes(id, 20)), 1_700, 2_300);
        Assert.All(ids, id => Assert.True(SecondLookSample.Takes(id, 100) && !SecondLookSample.Takes(id, 0)));
    }

    private async Task<Draft> ApprovedAsync()
    {
        var draft = await DraftArrange.DraftAsync(database, null, "Yes, we do.");
        Assert.True((await Reviews.ApproveAsync(new(draft.Id, draft.Bubbles), Actors.Ana, Token)).Succeeded);
        return draft;
    }

    private async Task<List<LeasedConversation>> LeavingAsync()
    {
        await using var db = database.Open();
        var account = await db.Accounts.OrderByDescending(a => a.Id).Select(a => a.Id).FirstAsync(Token);
        return await database.Get<Outbox>().LeaseAsync(account, 10, Token);
    }
}
