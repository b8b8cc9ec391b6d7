using Microsoft.EntityFrameworkCore;
using Nadia.Core.Commitments;
using Nadia.Core.Common;
using Nadia.Core.Customers;
using Nadia.Core.Delivery;
using Nadia.Core.Drafting;
using Nadia.Core.Review;
using Nadia.Tests.Support;

namespace Nadia.Tests.Data.Commitments;

public sealed class CommitmentTests(TestPostgres postgres) : IAsyncLifetime
{
    private NadiaDatabase database = default!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private CommitmentService Service => database.Get<CommitmentService>();

    private CommitmentReads Reads => database.Get<CommitmentReads>();

    private DateTimeOffset Now => database.Clock.GetUtcNow();

    public async ValueTask InitializeAsync() => database = await NadiaDatabase.CreateAsync(postgres);

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Tomorrow_is_the_day_of_who_approves_and_the_servers_for_a_program()
    {
        // 9:00 UTC is 22:00 there: their tomorrow ends its working day at 5:00 UTC of the next day.
        var far = TimeZoneInfo.CreateCustomTimeZone("far", TimeSpan.FromHours(13), "far", "far");
        var day = database.Clock.GetUtcNow().Date.AddDays(1);
        database.Clock.Advance(day.AddHours(9) - database.Clock.GetUtcNow().DateTime);
        var tomorrow = new DateTimeOffset(day.AddDays(1), TimeSpan.Zero);
        foreach (var (zone, due) in new[] { (far, tomorrow.AddHours(5)), ((TimeZoneInfo?)null, tomorrow.AddHours(18)) })
        {
            var draft = await DraftArrange.DraftAsync(database);
            Assert.True((await database.Get<ReviewService>().ApproveAsync(new(draft.Id, ["I'll send it tomorrow."]) { Zone = zone }, Actors.Ana, Token)).Succeeded);
            await using var db = database.Open();
            Assert.Equal(due, (await db.Commitments.SingleAsync(c => c.DraftId == draft.Id, Token)).DueAt);
        }
    }

    [Fact]
    public async Task A_promise_in_an_approved_reply_is_proposed_and_confirmed_by_one_click()
    {
        var userId = Arrange.NewId();
        var draft = await ApproveAsync(userId, "I'll send it tomorrow.");
        var proposed = Assert.Single(await OfAsync(userId));
        Assert.Equal(("I'll send it tomorrow.", CommitmentState.Proposed, CommitmentSource.Rule, "Ana"), (proposed.Text, proposed.State, proposed.Source, proposed.By));
        Assert.Equal(new DateTimeOffset(2026, 3, 3, 18, 0, 0, TimeSpan.Zero), proposed.DueAt);
        Assert.Equal(proposed.Id, Assert.Single((await Reads.JustPromisedAsync(Actors.Ana, Token)).Value).Id);
        Assert.Empty((await Reads.JustPromisedAsync(Actors.Ben, Token)).Value);

        Assert.True((await Service.ConfirmAsync(proposed.Id, Actors.Ben, Token)).Succeeded);
        var open = Assert.Single(await OfAsync(userId));
        Assert.Equal((CommitmentState.Open, "Ben", Now), (open.State, open.DecidedBy, open.DecidedAt));
        Assert.Empty((await Reads.JustPromisedAsync(Actors.Ana, Token)).Value);
        // Approving again answers the same and proposes nothing twice.
        Assert.True((await database.Get<ReviewService>().ApproveAsync(new(draft.Id, ["I'll send it tomorrow."]), Actors.Ana, Token)).Succeeded);
        Assert.Single(await OfAsync(userId));
    }

    [Fact]
    public async Task An_approval_that_is_taken_back_promised_nothing()
    {
        var userId = Arrange.NewId();
        var draft = await ApproveAsync(userId, "I'll send it tomorrow.", "We'll call you in an hour.");
        var confirmed = (await OfAsync(userId))[0];
        await Service.ConfirmAsync(confirmed.Id, Actors.Ana, Token);
        Assert.True((await database.Get<DecisionUndo>().UndoAsync(draft.Id, Actors.Ana, Token)).Succeeded);
        Assert.Empty(await OfAsync(userId));
        Assert.IsType<NotFound>((await Service.DoneAsync(confirmed.Id, Actors.Ana, Token)).Refusal);
    }

    [Fact]
    public async Task The_same_words_approved_again_within_hours_promise_nothing_twice()
    {
        var userId = Arrange.NewId();
        var account = await Arrange.AccountAsync(database);
        await ApproveAndSendAsync(account, userId);
        database.Clock.Advance(TimeSpan.FromMinutes(10));
        await ApproveAndSendAsync(account, userId);
        Assert.Single(await OfAsync(userId));
        database.Clock.Advance(TimeSpan.FromDays(2));
        await ApproveAndSendAsync(account, userId);
        Assert.Equal(2, (await OfAsync(userId)).Count);
    }

    /// <summary>What has long not left would come back when the customer writes again.</summary>
    private async Task ApproveAndSendAsync(int account, string userId)
    {
        await SendingArrange.ApproveAsync(database, account, userId, "I'll send it tomorrow.");
        await using var db = database.Open();
        await db.Outbox.ExecuteUpdateAsync(set => set.SetProperty(o => o.State, DeliveryState.Sent), Token);
    }

    [Fact]
    public async Task Of_confirm_and_dismiss_at_once_one_counts()
    {
        var userId = Arrange.NewId();
        await ApproveAsync(userId, "I'll send it tomorrow.");
        var id = Assert.Single(await OfAsync(userId)).Id;
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
            i % 2 == 0 ? Service.ConfirmAsync(id, Actors.Ana, Token) : Service.DismissAsync(id, Actors.Ben, Token)));
        var confirmed = (await OfAsync(userId)).Count == 1;
        Assert.All(outcomes, (o, i) => Assert.Equal((i % 2 == 0) == confirmed, o.Succeeded));
        Assert.All(outcomes.Where(o => !o.Succeeded), o => Assert.IsType<AlreadySettled>(o.Refusal));
        await using var db = database.Open();
        Assert.Equal(1, await db.Audit.CountAsync(a => a.Detail == $"commitment:{id}", Token));
    }

    [Fact]
    public async Task Editing_says_what_and_when_and_confirms()
    {
        var userId = Arrange.NewId();
        await ApproveAsync(userId, "I'll send it tomorrow.");
        var seen = Assert.Single(await OfAsync(userId));
        CommitmentWish wish = new(" Send the price list ", Now.AddHours(3).ToOffset(TimeSpan.FromHours(5)));
        Assert.True((await Service.EditAsync(seen.Id, seen, wish, Actors.Ana, Token)).Succeeded);
        var open = Assert.Single(await OfAsync(userId));
        Assert.Equal(("Send the price list", Now.AddHours(3), CommitmentState.Open), (open.Text, open.DueAt, open.State));

        Assert.IsType<Changed>((await Service.EditAsync(seen.Id, seen, wish, Actors.Ben, Token)).Refusal);
        Assert.Equal("promise", Assert.IsType<Invalid>((await Service.EditAsync(open.Id, open, wish with { Text = " " }, Actors.Ana, Token)).Refusal).Field);
        Assert.Equal("due_at", Assert.IsType<Invalid>((await Service.EditAsync(open.Id, open, wish with { DueAt = Now.AddDays(400) }, Actors.Ana, Token)).Refusal).Field);
    }

    [Fact]
    public async Task One_without_a_time_is_not_confirmed_before_somebody_says_when()
    {
        var userId = await CustomerAsync();
        await using (var db = database.Open())
        {
            var customer = await db.Customers.SingleAsync(c => c.UserId == userId, Token);
            db.Commitments.Add(new() { CustomerId = customer.Id, Text = "call", Source = CommitmentSource.Model, CreatedById = "ana", CreatedBy = "Ana", CreatedAt = Now });
            await db.SaveChangesAsync(Token);
        }

        var seen = Assert.Single(await OfAsync(userId));
        Assert.Equal("due_at", Assert.IsType<Invalid>((await Service.ConfirmAsync(seen.Id, Actors.Ana, Token)).Refusal).Field);
        Assert.True((await Service.EditAsync(seen.Id, seen, new("call", Now.AddHours(1)), Actors.Ana, Token)).Succeeded);
    }

    [Fact]
    public async Task An_open_one_becomes_overdue_is_closed_and_can_be_reopened()
    {
        var userId = await CustomerAsync();
        await Service.AddAsync(userId, new("Send the invoice", Now.AddHours(1)), Actors.Ana, Token);
        Assert.Equal(new CommitmentCounts(0, 1, 0), (await Reads.CountAsync(Actors.Ana, Token)).Value);
        Assert.Empty(await ListAsync(CommitmentList.Overdue));

        database.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(new CommitmentCounts(1, 1, 0), (await Reads.CountAsync(Actors.Ana, Token)).Value);
        var overdue = Assert.Single(await ListAsync(CommitmentList.Overdue));
        Assert.Equal((userId, true), (overdue.UserId, overdue.IsOverdueAt(Now)));

        Assert.True((await Service.DoneAsync(overdue.Id, Actors.Ben, Token)).Succeeded);
        Assert.IsType<AlreadySettled>((await Service.CancelAsync(overdue.Id, Actors.Ana, Token)).Refusal);
        Assert.Equal("Ben", Assert.Single(await ListAsync(CommitmentList.Closed)).DecidedBy);
        Assert.Empty(await ListAsync(CommitmentList.Open));
        Assert.True((await Service.ReopenAsync(overdue.Id, Actors.Ana, Token)).Succeeded);
        Assert.Single(await ListAsync(CommitmentList.Overdue));
    }

    [Theory]
    [InlineData(CommitmentList.Overdue)]
    [InlineData(CommitmentList.Open)]
    [InlineData(CommitmentList.Closed)]
    public async Task A_list_is_paged_by_key_and_shows_each_once_in_its_order(CommitmentList list)
    {
        var userId = await CustomerAsync();
        for (var i = 0; i < 7; i++) await Service.AddAsync(userId, new($"number {i}", Now.AddMinutes(i / 2)), Actors.Ana, Token);
        database.Clock.Advance(TimeSpan.FromHours(1));
        if (list == CommitmentList.Closed)
            foreach (var open in await ListAsync(CommitmentList.Open)) await Service.DoneAsync(open.Id, Actors.Ana, Token);

        List<string> shown = [];
        string? after = null;
        do
        {
            var page = (await Reads.ListAsync(list, after, 3, Actors.Ana, Token)).Value;
            shown.AddRange(page.Items.Select(p => p.Text));
            after = page.Next;
        }
        while (after is not null);
        var order = Enumerable.Range(0, 7).Select(i => $"number {i}");
        Assert.Equal(list == CommitmentList.Closed ? order.Reverse() : order, shown);
    }

    [Fact]
    public async Task Thirty_are_open_at_most_however_many_are_noted_at_once()
    {
        var userId = await CustomerAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(1, 40).Select(i => Service.AddAsync(userId, new($"number {i}", Now.AddHours(1)), Actors.Ana, Token)));
        Assert.Equal(CommitmentRules.MaxOpen, outcomes.Count(o => o.Succeeded));
    }

    [Fact]
    public async Task Only_a_reviewer_sees_and_changes_promises()
    {
        var userId = await CustomerAsync();
        Assert.IsType<Forbidden>((await Service.AddAsync(userId, new("x", Now), Actors.Nobody, Token)).Refusal);
        Assert.IsType<Forbidden>((await Service.DoneAsync(1, Actors.Nobody, Token)).Refusal);
        Assert.IsType<Forbidden>((await Reads.ListAsync(CommitmentList.Open, null, 10, Actors.Nobody, Token)).Refusal);
        Assert.IsType<Forbidden>((await Reads.CountAsync(Actors.Nobody, Token)).Refusal);
        Assert.IsType<Forbidden>((await Reads.JustPromisedAsync(Actors.Nobody, Token)).Refusal);
        Assert.IsType<Invalid>((await Reads.ListAsync(CommitmentList.Open, "nonsense", 10, Actors.Ana, Token)).Refusal);
    }

    private async Task<string> CustomerAsync()
    {
        var userId = Arrange.NewId();
        await Arrange.MessageAsync(database, await Arrange.AccountAsync(database), userId, "hello");
        return userId;
    }

    private async Task<Draft> ApproveAsync(string userId, params string[] bubbles) =>
        await SendingArrange.ApproveAsync(database, await Arrange.AccountAsync(database), userId, bubbles);

    private async Task<IReadOnlyList<CommitmentView>> OfAsync(string userId) =>
        (await database.Get<CustomerReads>().FindAsync(userId, Actors.Ana, Token)).Value.Promises;

    private async Task<IReadOnlyList<CommitmentView>> ListAsync(CommitmentList list) => (await Reads.ListAsync(list, null, 100, Actors.Ana, Token)).Value.Items;
}
