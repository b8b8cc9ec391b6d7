using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Customers;
using Nadia.Core.Customers.Facts;
using Nadia.Tests.Support;

namespace Nadia.Tests.Data.Customers;

public sealed class FactServiceTests(NadiaDatabase database) : IClassFixture<NadiaDatabase>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private FactService Facts => database.Get<FactService>();

    [Fact]
    public async Task A_proposal_is_kept_by_one_click_with_who_and_when()
    {
        var (userId, fact) = await ProposedAsync("prefers mornings");
        Assert.True((await Facts.KeepAsync(fact, Actors.Ana, Token)).Succeeded);

        var kept = Assert.Single(await ReadAsync(userId));
        Assert.Equal(("prefers mornings", FactState.Kept, "Ana", "mornings are best"), (kept.Text, kept.State, kept.By, kept.Quote));
        Assert.Equal(database.Clock.GetUtcNow(), kept.At);
        await using var db = database.Open();
        var entry = await db.Audit.SingleAsync(a => a.Subject == $"customer:{userId}", Token);
        Assert.Equal(("customer_fact.keep", $"fact:{fact}", "Ana"), (entry.Action, entry.Detail, entry.ActorName));
    }

    [Fact]
    public async Task What_was_dropped_is_not_proposed_again_in_the_same_words_or_from_the_same_words()
    {
        var (userId, fact) = await ProposedAsync("prefers mornings");
        Assert.True((await Facts.DropAsync(fact, Actors.Ana, Token)).Succeeded);

        Assert.Equal(0, await ProposeAsync(userId, "Prefers MORNINGS.", "something else entirely"));
        Assert.Equal(0, await ProposeAsync(userId, "likes the morning", "mornings are best"));
        Assert.Equal(1, await ProposeAsync(userId, "has two dogs", "my two dogs"));
        Assert.Equal("has two dogs", Assert.Single(await ReadAsync(userId)).Text);
    }

    [Fact]
    public async Task Of_keep_and_drop_at_once_one_counts_and_the_other_is_told_who_was_first()
    {
        var (userId, fact) = await ProposedAsync("prefers mornings");
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
            i % 2 == 0 ? Facts.KeepAsync(fact, Actors.Ana, Token) : Facts.DropAsync(fact, Actors.Ben, Token)));

        var kept = (await ReadAsync(userId)).Count == 1;
        Assert.All(outcomes.Where((_, i) => (i % 2 == 0) == kept), o => Assert.True(o.Succeeded));
        var late = outcomes.Where((_, i) => (i % 2 == 0) != kept).Select(o => Assert.IsType<AlreadySettled>(o.Refusal)).ToList();
        Assert.All(late, l => Assert.Equal(kept ? "Ana already kept this fact." : "Ben already dropped this fact.", l.Message));
        await using var db = database.Open();
        Assert.Equal(1, await db.Audit.CountAsync(a => a.Subject == $"customer:{userId}", Token));
    }

    [Fact]
    public async Task A_kept_fact_is_edited_and_retired_and_an_older_look_overwrites_nothing()
    {
        var (userId, fact) = await ProposedAsync("prefers mornings");
        await Facts.KeepAsync(fact, Actors.Ana, Token);
        Assert.True((await Facts.EditAsync(fact, "prefers mornings", "prefers early mornings", Actors.Ben, Token)).Succeeded);
        Assert.IsType<Changed>((await Facts.EditAsync(fact, "prefers mornings", "prefers noon", Actors.Ana, Token)).Refusal);
        Assert.Equal("prefers early mornings", Assert.Single(await ReadAsync(userId)).Text);

        Assert.True((await Facts.RetireAsync(fact, Actors.Ana, Token)).Succeeded);
        Assert.True((await Facts.RetireAsync(fact, Actors.Ben, Token)).Succeeded);
        Assert.Empty(await ReadAsync(userId));
        Assert.IsType<AlreadySettled>((await Facts.KeepAsync(fact, Actors.Ana, Token)).Refusal);
    }

    [Fact]
    public async Task A_fact_is_added_by_hand_once_and_what_was_dropped_can_stand_after_all()
    {
        var (userId, fact) = await ProposedAsync("prefers mornings");
        await Facts.DropAsync(fact, Actors.Ana, Token);
        Assert.True((await Facts.AddAsync(userId, " Prefers mornings ", Actors.Ben, Token)).Succeeded);
        Assert.Equal("Prefers mornings", Assert.Single(await ReadAsync(userId)).Text);
        Assert.IsType<Invalid>((await Facts.AddAsync(userId, "prefers mornings.", Actors.Ana, Token)).Refusal);
    }

    [Fact]
    public async Task Fifty_stand_at_most_however_many_are_added_at_once()
    {
        var (userId, fact) = await ProposedAsync("one too many");
        var outcomes = await Task.WhenAll(Enumerable.Range(1, 60).Select(i => Facts.AddAsync(userId, $"fact number {i}", Actors.Ana, Token)));
        Assert.Equal(FactRules.MaxKept, outcomes.Count(o => o.Succeeded));
        Assert.Contains("retire one first", outcomes.First(o => !o.Succeeded).Refusal!.Message, StringComparison.Ordinal);
        Assert.IsType<Invalid>((await Facts.KeepAsync(fact, Actors.Ana, Token)).Refusal);
    }

    [Fact]
    public async Task Proposals_stop_at_twenty()
    {
        var (userId, _) = await ProposedAsync("the first");
        for (var i = 0; i < 6; i++) await ProposeAsync(userId, [.. Enumerable.Range(0, 5).Select(n => ($"fact {i} {n}", $"quote {i} {n}"))]);
        Assert.Equal(FactRules.MaxProposed, (await ReadAsync(userId)).Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("a\0b")]
    [InlineData(null)]
    public async Task A_text_that_breaks_a_rule_changes_nothing(string? text)
    {
        var (userId, _) = await ProposedAsync("prefers mornings");
        text ??= new string('a', FactRules.MaxText + 1);
        Assert.Equal("fact", Assert.IsType<Invalid>((await Facts.AddAsync(userId, text, Actors.Ana, Token)).Refusal).Field);
        Assert.Single(await ReadAsync(userId));
    }

    [Fact]
    public async Task Only_a_reviewer_decides_and_an_unknown_fact_is_not_found()
    {
        var (userId, fact) = await ProposedAsync("prefers mornings");
        Assert.IsType<Forbidden>((await Facts.KeepAsync(fact, Actors.Nobody, Token)).Refusal);
        Assert.IsType<Forbidden>((await Facts.AddAsync(userId, "x", Actors.Nobody, Token)).Refusal);
        Assert.IsType<NotFound>((await Facts.DropAsync(-1, Actors.Ana, Token)).Refusal);
        Assert.IsType<NotFound>((await Facts.AddAsync("nobody-of-that-id", "x", Actors.Ana, Token)).Refusal);
    }

    private async Task<(string UserId, long Fact)> ProposedAsync(string text)
    {
        var userId = Arrange.NewId();
        await Arrange.MessageAsync(database, await Arrange.AccountAsync(database), userId, "mornings are best, and I walk my two dogs");
        Assert.Equal(1, await ProposeAsync(userId, text, "mornings are best"));
        return (userId, Assert.Single(await ReadAsync(userId)).Id);
    }

    private Task<int> ProposeAsync(string userId, string text, string quote) => ProposeAsync(userId, (text, quote));

    private async Task<int> ProposeAsync(string userId, params (string Text, string Quote)[] facts)
    {
        await using var db = database.Open();
        var customer = await db.Customers.SingleAsync(c => c.UserId == userId, Token);
        var message = await db.Messages.Where(m => m.ChatId == userId).Select(m => m.Id).FirstAsync(Token);
        return await db.ProposeFactsAsync(customer.Id, [.. facts.Select(f => new FoundFact(f.Text, f.Quote, message))], database.Clock.GetUtcNow(), Token);
    }

    private async Task<IReadOnlyList<FactView>> ReadAsync(string userId) =>
        (await database.Get<CustomerReads>().FindAsync(userId, Actors.Ana, Token)).Value.Facts;
}
