using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Customers;
using Nadia.Core.Review;
using Nadia.Core.Review.Queue;
using Nadia.Core.Safety;
using Nadia.Tests.Support;

namespace Nadia.Tests.Data.Review;

/// <summary>The queue's stretches and filters over 20,000 waiting drafts.</summary>
public sealed class QueueReadsTests(TestPostgres postgres) : IAsyncLifetime
{
    private const int Waiting = 20_000;
    private NadiaDatabase database = default!;

    private QueueReads Reads => database.Get<QueueReads>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Conditions => new(
        "recommendation = 'flag'", "status = 'LEAD_QUALIFIED'", "language = 'es'", "account_id = 99", "assignee_id = 'ana'", "assignee_id IS NULL",
        "arrived_away", "origin = 'returned'", "queue_at <= '2026-03-02 09:00:10Z' AND waiting_since <= '2026-03-02 09:00:10Z'",
        "(queue_at >= '2026-03-02 12:00:00Z' AND (queue_at > '2026-03-02 12:00:00Z' OR draft_id > '00000000-0000-0000-0000-000000000001'))");

    public async ValueTask InitializeAsync()
    {
        database = await NadiaDatabase.CreateAsync(postgres);
        await QueueArrange.FillAsync(database, Waiting);
    }

    public async ValueTask DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task Forwards_backwards_and_by_a_jump_the_same_rows_stand_in_the_same_order()
    {
        var first = (await Reads.AfterAsync(QueueFilter.All, null, 100, Actors.Ana, Token)).Value;
        var second = (await Reads.AfterAsync(QueueFilter.All, QueuePlace.Of(first.Items[^1]), 100, Actors.Ana, Token)).Value;
        var back = (await Reads.BeforeAsync(QueueFilter.All, QueuePlace.Of(second.Items[0]), 100, Actors.Ana, Token)).Value;
        var jumped = (await Reads.JumpAsync(QueueFilter.All, 100, 100, Actors.Ana, Token)).Value;
        Assert.Equal(first.Items.Select(i => i.Id), back.Items.Select(i => i.Id));
        Assert.Null(back.Next);
        Assert.Equal(second.Items.Select(i => i.Id), jumped.Items.Select(i => i.Id));
        Assert.Equal(100, (await Reads.RankAsync(QueueFilter.All, QueuePlace.Of(second.Items[0]), Actors.Ana, Token)).Value);
    }

    [Fact]
    public async Task Each_filter_leaves_what_fits_and_filters_combine()
    {
        Assert.Equal(Waiting / 5, await CountAsync(new() { Risk = Recommendation.Flag }));
        Assert.Equal(Waiting / 100, await CountAsync(new() { Language = "es" }));
        Assert.Equal(Waiting / 1000, await CountAsync(new() { Status = CustomerStatus.LeadQualified }));
        Assert.Equal(Waiting / 1000, await CountAsync(new() { Status = CustomerStatus.LeadQualified, Language = "es", Risk = Recommendation.Flag }));
        Assert.Equal(0, await CountAsync(new() { Owner = QueueOwner.Mine }));
        Assert.Equal(QueueReads.CountCap + 1, await CountAsync(new() { Owner = QueueOwner.Unassigned }));
        Assert.Equal(0, await CountAsync(new() { Snoozed = true }));

        // The first draft and those of the first 60 seconds have waited an hour when an hour and a minute have passed.
        database.Clock.SetUtcNow(new DateTimeOffset(2026, 3, 2, 10, 1, 0, TimeSpan.Zero));
        Assert.Equal(61, await CountAsync(new() { WaitingMinutes = 60 }));
    }

    [Fact]
    public async Task What_the_query_leaves_is_what_the_rule_says_fits()
    {
        QueueFilter[] filters = [new() { Risk = Recommendation.Flag }, new() { Language = "es" }, new() { Status = CustomerStatus.LeadQualified }, new() { Owner = QueueOwner.Unassigned }];
        var all = (await Reads.AfterAsync(QueueFilter.All, null, 100, Actors.Ana, Token)).Value.Items;
        foreach (var filter in filters)
        {
            var fitting = (await Reads.AfterAsync(filter, null, 100, Actors.Ana, Token)).Value.Items;
            var byRule = all.Where(i => filter.Fits(i, Actors.Ana.Id, database.Clock.GetUtcNow())).Select(i => i.Id).ToList();
            Assert.Equal(byRule, fitting.Take(byRule.Count).Select(i => i.Id));
        }
    }

    [Fact]
    public async Task A_customer_who_changes_status_or_language_changes_lists()
    {
        var item = (await Reads.AfterAsync(QueueFilter.All, null, 1, Actors.Ana, Token)).Value.Items[0];
        await using var db = database.Open();
        await db.Customers.Where(c => c.UserId == item.UserId)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Status, CustomerStatus.Churned).SetProperty(c => c.Language, "de-AT"), Token);
        Assert.Equal(item.Id, Assert.Single((await Reads.AfterAsync(new() { Status = CustomerStatus.Churned, Language = "de" }, null, 10, Actors.Ana, Token)).Value.Items).Id);
    }

    [Fact]
    public async Task The_figures_add_up()
    {
        var summary = (await database.Get<QueueFigures>().ReadAsync(Actors.Ana, Token)).Value;
        Assert.Equal((Waiting + 1, Waiting + 1, 0), (summary.Pending, summary.Unassigned, summary.Snoozed));
        Assert.Equal(Waiting / 5, summary.Risks[Recommendation.Flag]);
        Assert.Equal(Waiting / 100, summary.Languages["es"]);
        Assert.Equal(Waiting / 1000, summary.Statuses[CustomerStatus.LeadQualified]);
        Assert.Equal(Waiting + 1, summary.Accounts.Values.Sum());
    }

    [Theory]
    [MemberData(nameof(Conditions))]
    public async Task No_filter_reads_the_whole_table(string condition)
    {
        var plan = (string?)await Sql.ScalarAsync(
            database.ConnectionString, $"EXPLAIN (FORMAT JSON) SELECT draft_id FROM queue WHERE snoozed_until IS NULL AND {condition} ORDER BY queue_at, draft_id LIMIT 51");
        Assert.Contains("ix_queue_", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("\"Sort\"", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_review_sees_nothing()
    {
        Assert.IsType<Forbidden>((await Reads.AfterAsync(QueueFilter.All, null, 10, Actors.Nobody, Token)).Refusal);
        Assert.IsType<Forbidden>((await Reads.BeforeAsync(QueueFilter.All, default, 10, Actors.Nobody, Token)).Refusal);
        Assert.IsType<Forbidden>((await Reads.JumpAsync(QueueFilter.All, 5, 10, Actors.Nobody, Token)).Refusal);
        Assert.IsType<Forbidden>((await Reads.CountAsync(QueueFilter.All, Actors.Nobody, Token)).Refusal);
        Assert.IsType<Forbidden>((await database.Get<QueueRows>().ReadAsync([], [], Actors.Nobody, Token)).Refusal);
        Assert.IsType<Forbidden>((await database.Get<QueueCounts>().ReadAsync(Actors.Nobody, Token)).Refusal);
    }

    private async Task<int> CountAsync(QueueFilter filter) => (await Reads.CountAsync(filter, Actors.Ana, Token)).Value;
}
