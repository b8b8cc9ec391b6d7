using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Customers;
using Nadia.Tests.Support;
using Npgsql;

namespace Nadia.Tests.Data.Customers;

public sealed class StatusChangeTests(NadiaDatabase database) : IClassFixture<NadiaDatabase>
{
    private readonly CustomerService customers = database.Get<CustomerService>();
    private readonly CustomerReads reads = database.Get<CustomerReads>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_acceptance_story_adds_up_to_75_50_with_two_history_rows()
    {
        const string user = "7833076816";
        await ChangeAsync(new(user, CustomerStatus.LeadQualified, 25.50m, "User showed interest in content"));
        await ChangeAsync(new(user, CustomerStatus.Customer, 50.00m, "User converted and made purchase"));

        var detail = (await reads.FindAsync(user, Actors.Ana, Token)).Value;

        Assert.Equal((CustomerStatus.Customer, 75.50m), (detail.Status, detail.LtvUsd));
        Assert.Collection(
            detail.History,
            t => Assert.Equal(
                (CustomerStatus.LeadQualified, CustomerStatus.Customer, 50.00m, 75.50m, "User converted and made purchase", "Ada"),
                (t.PreviousStatus, t.NewStatus, t.LtvChange, t.LtvAfter, t.Reason, t.Actor)),
            t => Assert.Equal(
                (CustomerStatus.Prospect, CustomerStatus.LeadQualified, 25.50m, 25.50m, "User showed interest in content", "Ada"),
                (t.PreviousStatus, t.NewStatus, t.LtvChange, t.LtvAfter, t.Reason, t.Actor)));
    }

    [Fact]
    public async Task A_hundred_changes_at_once_form_one_chain()
    {
        var user = Arrange.NewId();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 100).Select(
            _ => customers.ChangeStatusAsync(new(user, CustomerStatus.Customer, 1.00m), Actors.Admin, Token)));

        Assert.All(outcomes, o => Assert.True(o.Succeeded));
        await using var db = database.Open();
        var customer = await db.Customers.SingleAsync(c => c.UserId == user, Token);
        var rows = await db.StatusTransitions.Where(t => t.CustomerId == customer.Id).OrderBy(t => t.Id).ToListAsync(Token);
        Assert.Equal(100.00m, customer.LtvUsd);
        Assert.Equal(Enumerable.Range(1, 100).Select(i => (decimal)i), rows.Select(r => r.LtvAfter));
        Assert.Equal(CustomerStatus.Prospect, rows[0].PreviousStatus);
        Assert.All(rows.Skip(1), r => Assert.Equal(CustomerStatus.Customer, r.PreviousStatus));
    }

    [Fact]
    public async Task The_same_status_without_money_writes_no_history()
    {
        var user = Arrange.NewId();

        var outcome = await customers.ChangeStatusAsync(new(user, CustomerStatus.Prospect, 0, "nothing"), Actors.Admin, Token);

        Assert.True(outcome.Succeeded);
        Assert.Empty((await reads.FindAsync(user, Actors.Ana, Token)).Value.History);
    }

    [Fact]
    public async Task Ltv_never_goes_below_zero_and_a_refused_change_writes_nothing()
    {
        var user = Arrange.NewId();
        await ChangeAsync(new(user, CustomerStatus.Customer, 10.00m));

        var outcome = await customers.ChangeStatusAsync(new(user, CustomerStatus.Churned, -10.01m), Actors.Admin, Token);

        Assert.IsType<WouldGoNegative>(outcome.Refusal);
        var detail = (await reads.FindAsync(user, Actors.Ana, Token)).Value;
        Assert.Equal((CustomerStatus.Customer, 10.00m, 1), (detail.Status, detail.LtvUsd, detail.History.Count));
    }

    [Fact]
    public async Task A_change_from_an_outdated_view_is_refused()
    {
        var user = Arrange.NewId();
        await ChangeAsync(new(user, CustomerStatus.LeadQualified, 5m));

        var outcome = await customers.ChangeStatusAsync(
            new(user, CustomerStatus.Customer, 5m, Seen: new(CustomerStatus.Prospect, 0m)), Actors.Admin, Token);

        Assert.IsType<Changed>(outcome.Refusal);
        Assert.Equal(5m, (await reads.FindAsync(user, Actors.Ana, Token)).Value.LtvUsd);
    }

    [Fact]
    public async Task A_repeated_key_changes_once_and_answers_the_same_even_at_once()
    {
        var user = Arrange.NewId();
        var change = new StatusChange(user, CustomerStatus.Customer, 20m, "once", IdempotencyKey: Arrange.NewId());

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => customers.ChangeStatusAsync(change, Actors.Admin, Token)));

        Assert.Single(answers.Select(a => a.Value).Distinct());
        Assert.Equal(20m, (await reads.FindAsync(user, Actors.Ana, Token)).Value.LtvUsd);
        var other = await customers.ChangeStatusAsync(change with { LtvChange = 21m }, Actors.Admin, Token);
        Assert.Equal("Idempotency-Key", Assert.IsType<Invalid>(other.Refusal).Field);
    }

    [Fact]
    public async Task A_reviewer_may_not_change_a_status()
    {
        var user = Arrange.NewId();

        var outcome = await customers.ChangeStatusAsync(new(user, CustomerStatus.Customer, 1m), Actors.Ana, Token);

        Assert.IsType<Forbidden>(outcome.Refusal);
        Assert.IsType<NotFound>((await reads.FindAsync(user, Actors.Ana, Token)).Refusal);
    }

    [Theory]
    [InlineData(10_000.01)]
    [InlineData(-10_000.01)]
    [InlineData(1.005)]
    public async Task A_change_outside_the_rules_is_refused_by_field(double amount)
    {
        var outcome = await customers.ChangeStatusAsync(new(Arrange.NewId(), CustomerStatus.Customer, (decimal)amount), Actors.Admin, Token);

        Assert.Equal("ltv_amount", Assert.IsType<Invalid>(outcome.Refusal).Field);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0xd800)]
    public async Task A_reason_that_postgresql_cannot_hold_is_refused_before_anything_is_written(int badCharacter)
    {
        var user = Arrange.NewId();
        var reason = "reason with " + (char)badCharacter;

        var outcome = await customers.ChangeStatusAsync(new(user, CustomerStatus.Customer, 1m, reason), Actors.Admin, Token);

        Assert.Equal("reason", Assert.IsType<Invalid>(outcome.Refusal).Field);
        Assert.IsType<NotFound>((await reads.FindAsync(user, Actors.Ana, Token)).Refusal);
    }

    [Theory]
    [InlineData("UPDATE customer_status_transitions SET ltv_change = 0")]
    [InlineData("DELETE FROM customer_status_transitions")]
    [InlineData("TRUNCATE customer_status_transitions")]
    [InlineData("UPDATE audit SET action = 'x'")]
    [InlineData("DELETE FROM audit")]
    public async Task The_applications_role_cannot_rewrite_history(string statement)
    {
        await ChangeAsync(new(Arrange.NewId(), CustomerStatus.Customer, 1m));

        var refused = await Assert.ThrowsAsync<PostgresException>(() => Sql.ExecuteAsync(database.ConnectionString, statement));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task Names_are_found_by_any_part_and_pages_follow_each_other()
    {
        var mark = Arrange.NewId();
        for (var i = 0; i < 5; i++)
        {
            database.Clock.Advance(TimeSpan.FromSeconds(1));
            await customers.RenameAsync($"{mark}-{i}", $"Zoé {mark} 100%_{i}", Actors.Ana, Token);
        }

        var first = (await reads.SearchAsync($"ZOÉ {mark} 100%_", null, null, 3, Actors.Ana, Token)).Value;
        var second = (await reads.SearchAsync($"zoé {mark}", null, first.Next, 3, Actors.Ana, Token)).Value;

        Assert.Equal(["4", "3", "2", "1", "0"], first.Items.Concat(second.Items).Select(c => c.UserId[^1..]));
        Assert.Null(second.Next);
        Assert.Empty((await reads.SearchAsync($"{mark} 100x", null, null, 3, Actors.Ana, Token)).Value.Items);
    }

    private async Task ChangeAsync(StatusChange change)
    {
        var outcome = await customers.ChangeStatusAsync(change, Actors.Admin, Token);
        Assert.True(outcome.Succeeded, outcome.Refusal?.Message);
    }
}
