using Microsoft.EntityFrameworkCore;
using Nadia.Core.Accounts;
using Nadia.Core.Common;
using Nadia.Core.Conversations;
using Nadia.Core.Customers;
using Nadia.Core.Delivery;
using Nadia.Core.Drafting;
using Nadia.Core.Insights;
using Nadia.Core.Quarantine;
using Nadia.Core.Review;
using Nadia.Core.Review.Queue;
using Nadia.Core.Review.SecondLooks;
using Nadia.Core.Search;
using Nadia.Tests.Support;
using Npgsql;

namespace Nadia.Tests.Data.Review.Checks;

/// <summary>Nothing of a check can leave by any way that sends, and no list or figure of customers knows of it.</summary>
public sealed class NeverSentTests(TestPostgres postgres) : IAsyncLifetime
{
    private static readonly Actor Key = new("key:1", "Script", ActorKind.ApiKey, true, true);
    private NadiaDatabase database = default!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ReviewService Reviews => database.Get<ReviewService>();

    public async ValueTask InitializeAsync() => database = await NadiaDatabase.CreateAsync(postgres);

    public async ValueTask DisposeAsync() => await database.DisposeAsync();

    [Theory]
    [InlineData("approve")]
    [InlineData("approve with edits")]
    [InlineData("approve although it is said to be stale")]
    [InlineData("approve in bulk")]
    [InlineData("approve under a second look")]
    [InlineData("approve by a key")]
    [InlineData("reject, then send it again")]
    public async Task No_way_of_sending_sends_it(string way)
    {
        var check = await CheckArrange.PlaceAsync(database, Actors.Ana, CheckArrange.Unflagged);
        await SendAsync(check, way);
        await AfterwardsAsync(check);
        database.Clock.Advance(TimeSpan.FromDays(1));
        await using var db = database.Open();
        Assert.Equal(0, await db.Outbox.CountAsync(Token));
        Assert.Equal(0, await db.SecondLooks.CountAsync(Token));
        Assert.Equal(0, await db.Commitments.CountAsync(Token));
        foreach (var account in await db.Accounts.IgnoreQueryFilters().Select(a => a.Id).ToListAsync(Token))
            Assert.Empty(await database.Get<Outbox>().LeaseAsync(account, 10, Token));
    }

    [Fact]
    public async Task The_database_refuses_its_bubbles_whoever_writes_them()
    {
        var check = await CheckArrange.PlaceAsync(database, Actors.Ana);
        var real = await DraftArrange.DraftAsync(database);
        Assert.True((await Reviews.ApproveAsync(new(real.Id, real.Bubbles), Actors.Ana, Token)).Succeeded);
        foreach (var statement in (string[])
        [
            $"UPDATE outbox SET draft_id = '{check.Id}', position = position + 5",
            $"UPDATE outbox SET conversation_id = {check.ConversationId}",
            "UPDATE outbox SET account_id = (SELECT id FROM accounts WHERE channel = 'check')",
            "INSERT INTO outbox SELECT (json_populate_record(o, json_build_object('id', o.id + 1000, 'random_id', o.random_id - 1, 'draft_id', '" + check.Id + "'))).* FROM outbox o",
            $"UPDATE drafts SET is_check = false WHERE id = '{check.Id}'",
            $"UPDATE drafts SET is_check = true WHERE id = '{real.Id}'",
            $"UPDATE drafts SET conversation_id = {real.ConversationId} WHERE id = '{check.Id}'",
        ])
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => Sql.ExecuteAsync(database.ConnectionString, statement));
            Assert.Equal((PostgresErrorCodes.RestrictViolation, true), (refused.SqlState, refused.MessageText.Contains("attention check", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task No_list_or_figure_of_customers_knows_of_it_and_what_waits_is_one_figure_everywhere()
    {
        var check = await CheckArrange.PlaceAsync(database, Actors.Ana);
        var userId = (await database.Get<ReviewReads>().GetAsync(check.Id, Actors.Ana, Token)).Value.UserId;
        Assert.Empty((await database.Get<ReviewReads>().PendingAsync(null, 10, Key, Token)).Value.Items);
        Assert.IsType<NotFound>((await database.Get<ReviewReads>().GetAsync(check.Id, Key, Token)).Refusal);
        Assert.Empty((await database.Get<CustomerReads>().SearchAsync(null, null, null, 10, Actors.Admin, Token)).Value.Items);
        Assert.IsType<NotFound>((await database.Get<CustomerReads>().FindAsync(userId, Key, Token)).Refusal);
        Assert.Empty((await database.Get<SearchReads>().FindAsync(SearchPlace.Messages, "money", null, 10, Actors.Ana, Token)).Value.Items);
        Assert.Empty(await database.Get<AccountStore>().ListAsync(Token));
        var insights = (await database.Get<InsightsReads>().TodayAsync(database.Clock.GetUtcNow().AddDays(-1), Actors.Admin, Token)).Value;
        Assert.Equal((1, 0, 0), (insights.Pending, insights.Funnel.Values.Sum(), insights.Approved));
        var summary = (await database.Get<QueueCounts>().ReadAsync(Actors.Ana, Token)).Value;
        Assert.Equal((1, 0, 0), (summary.Pending, summary.Accounts.Count, summary.AccountNames.Count));
        foreach (var refusal in (Refusal?[])
        [
            (await database.Get<CustomerService>().ChangeStatusAsync(new(userId, CustomerStatus.Customer, 5m), Actors.Admin, Token)).Refusal,
            (await database.Get<CustomerService>().RenameAsync(userId, "X", Actors.Ana, Token)).Refusal,
            (await database.Get<QuarantineService>().SilenceAsync(userId, Actors.Ana, Token)).Refusal,
        ]) Assert.IsType<NotFound>(refusal);
        await using var db = database.Open();
        Assert.Equal((0, 0), (await db.Customers.CountAsync(Token), await db.StatusTransitions.CountAsync(Token)));
    }

    [Fact]
    public async Task A_real_customer_of_the_same_id_is_received_all_the_same()
    {
        var check = await CheckArrange.PlaceAsync(database, Actors.Ana);
        var userId = (await database.Get<ReviewReads>().GetAsync(check.Id, Actors.Ana, Token)).Value.UserId;
        var account = await Arrange.AccountAsync(database);
        Assert.True((await Arrange.MessageAsync(database, account, userId, "Hello, it is really me.")).IsNew);
        Assert.True((await database.Get<CustomerService>().ChangeStatusAsync(new(userId, CustomerStatus.Customer, 5m), Key, Token)).Succeeded);
        Assert.Equal(5m, (await database.Get<CustomerReads>().FindAsync(userId, Actors.Ana, Token)).Value.LtvUsd);
        Assert.True((await Reviews.RejectAsync(new(check.Id), Actors.Ana, Token)).Succeeded);
        await using var db = database.Open();
        Assert.Single(await db.Messages.Where(m => m.AccountId == account && m.AnsweredAt == null).ToListAsync(Token));
    }

    private async Task SendAsync(Draft check, string way)
    {
        switch (way)
        {
            case "approve":
                Assert.True((await Reviews.ApproveAsync(new(check.Id, check.Bubbles), Actors.Ana, Token)).Succeeded);
                break;
            case "approve with edits":
                Assert.True((await Reviews.ApproveAsync(new(check.Id, ["Quite another text."]), Actors.Ana, Token)).Succeeded);
                break;
            case "approve although it is said to be stale":
                Assert.True((await Reviews.ApproveAsync(new(check.Id, check.Bubbles, SeenRevision: 0), Actors.Ana, Token)).Succeeded);
                break;
            case "approve in bulk":
                Assert.Null(Assert.Single((await database.Get<BulkReview>().ApproveAsync([check.Id], new(), Actors.Ana, Token)).Value).Refusal);
                Assert.False(Assert.Single(await CheckArrange.OutcomesAsync(database)).Caught);
                break;
            case "approve under a second look":
                await database.Get<QueueRuleBook>().SaveAsync(new(5, 15, 100), Actors.Admin, Token);
                Assert.True((await Reviews.ApproveAsync(new(check.Id, check.Bubbles), Actors.Ana, Token)).Succeeded);
                Assert.IsType<NotFound>((await database.Get<SecondLookService>().DecideAsync(check.Id, true, Actors.Ben, Token)).Refusal);
                break;
            case "approve by a key":
                Assert.IsType<NotFound>((await Reviews.ApproveAsync(new(check.Id, check.Bubbles), Key, Token)).Refusal);
                Assert.IsType<NotFound>((await Reviews.RejectAsync(new(check.Id), Key, Token)).Refusal);
                break;
            default:
                Assert.True((await Reviews.RejectAsync(new(check.Id), Actors.Ana, Token)).Succeeded);
                break;
        }
    }

    /// <summary>What brings replies back or sends them once more.</summary>
    private async Task AfterwardsAsync(Draft check)
    {
        var stopped = database.Get<StoppedBubbles>();
        Refusal?[] refusals =
        [
            (await database.Get<DecisionUndo>().UndoAsync(check.Id, Actors.Ana, Token)).Refusal,
            (await database.Get<ReplacedDrafts>().BringBackAsync(check.Id, Actors.Ana, Token)).Refusal,
            (await stopped.RetryAsync(check.Id, 0, Actors.Ana, Token)).Refusal,
            (await stopped.EditAsync(check.Id, Actors.Ana, Token)).Refusal,
            (await database.Get<DecisionUndo>().UndoAsync(check.Id, Key, Token)).Refusal,
        ];
        Assert.All(refusals, refusal => Assert.IsType<NotFound>(refusal));
    }
}
