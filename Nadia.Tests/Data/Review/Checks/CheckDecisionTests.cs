using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Drafting;
using Nadia.Core.Insights;
using Nadia.Core.Review;
using Nadia.Core.Review.Checks;
using Nadia.Tests.Support;
using Npgsql;

namespace Nadia.Tests.Data.Review.Checks;

/// <summary>What comes of a check, whom it is told, and who sees the figures.</summary>
public sealed class CheckDecisionTests(TestPostgres postgres) : IAsyncLifetime
{
    private NadiaDatabase database = default!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ReviewService Reviews => database.Get<ReviewService>();

    private CheckNews News => database.Get<CheckNews>();

    public async ValueTask InitializeAsync() => database = await NadiaDatabase.CreateAsync(postgres);

    public async ValueTask DisposeAsync() => await database.DisposeAsync();

    [Theory]
    [InlineData("approve", CheckDeed.Approved, false)]
    [InlineData("edit the rest", CheckDeed.Edited, false)]
    [InlineData("take the promise out", CheckDeed.Edited, true)]
    [InlineData("reject", CheckDeed.Rejected, true)]
    [InlineData("reject with a redraft", CheckDeed.Rejected, true)]
    [InlineData("regenerate", CheckDeed.Redrafted, true)]
    public async Task Each_answer_is_a_catch_or_a_miss_and_leaves_nothing_to_draft_or_to_count(string way, CheckDeed deed, bool caught)
    {
        var check = await CheckArrange.PlaceAsync(database, Actors.Ana);
        var claim = (await database.Get<ClaimService>().OpenAsync(check.Id, Actors.Ana, Token)).Value;
        database.Clock.Advance(TimeSpan.FromSeconds(9));
        Assert.Null((await AnswerAsync(check, way, claim.Token)).Refusal);

        var outcome = Assert.Single(await CheckArrange.OutcomesAsync(database));
        Assert.Equal((deed, caught, 9, "ana", "Ana"), (outcome.Deed, outcome.Caught, outcome.Seconds, outcome.ReviewerId, outcome.ReviewerName));
        await using var db = database.Open();
        Assert.Equal((0, 0, 0, 0), (await db.Reviews.CountAsync(Token), await db.Outbox.CountAsync(Token), await db.Queue.CountAsync(Token), await db.Claims.CountAsync(Token)));
        Assert.False(await db.Conversations.AnyAsync(c => c.DueAt != null || c.WaitingSince != null, Token));
        var turn = await db.CheckTurns.AsNoTracking().SingleAsync(Token);
        Assert.Equal(0, turn.Decisions);
        Assert.InRange(turn.DuePercent, 50, 150);
    }

    [Fact]
    public async Task Repeating_ones_answer_changes_nothing_and_a_second_person_hears_who_was_first()
    {
        var check = await CheckArrange.PlaceAsync(database, Actors.Ana);
        var answers = await Task.WhenAll(
            Reviews.ApproveAsync(new(check.Id, check.Bubbles), Actors.Ana, Token), Reviews.ApproveAsync(new(check.Id, check.Bubbles), Actors.Ana, Token));
        Assert.All(answers, answer => Assert.Equal(check.Id, answer.Value));
        Assert.Equal("Ana", Assert.IsType<AlreadyDecided>((await Reviews.RejectAsync(new(check.Id), Actors.Ben, Token)).Refusal).By);
        Assert.Single(await CheckArrange.OutcomesAsync(database));
    }

    [Fact]
    public async Task Who_holds_it_hinders_others_as_with_any_draft()
    {
        var check = await CheckArrange.PlaceAsync(database, Actors.Ana);
        await database.Get<ClaimService>().OpenAsync(check.Id, Actors.Ben, Token);
        Assert.IsType<AlreadyClaimed>((await Reviews.ApproveAsync(new(check.Id, check.Bubbles), Actors.Ana, Token)).Refusal);
        Assert.True((await Reviews.RejectAsync(new(check.Id), Actors.Ben, Token)).Succeeded);
        Assert.Equal("ben", Assert.Single(await CheckArrange.OutcomesAsync(database)).ReviewerId);
    }

    [Fact]
    public async Task Whoever_decided_is_told_until_they_have_read_it_and_nobody_else()
    {
        var check = await CheckArrange.PlaceAsync(database, Actors.Ana);
        await Reviews.ApproveAsync(new(check.Id, check.Bubbles), Actors.Ana, Token);
        var told = Assert.Single((await News.UntoldAsync(Actors.Ana, Token)).Value);
        Assert.Equal((false, "promises a refund that nobody may promise.", CheckCategory.Promise), (told.Caught, told.Fault, told.Category));
        Assert.Equal(check.Bubbles, told.Bubbles);
        Assert.Empty((await News.UntoldAsync(Actors.Ben, Token)).Value);

        await News.ToldAsync(check.Id, Actors.Ben, Token);
        Assert.Single((await News.UntoldAsync(Actors.Ana, Token)).Value);
        await News.ToldAsync(check.Id, Actors.Ana, Token);
        Assert.Empty((await News.UntoldAsync(Actors.Ana, Token)).Value);
    }

    [Fact]
    public async Task Admins_see_everybodys_figures_and_reviewers_their_own()
    {
        var (ada, rex) = (await TeamArrange.AdminAsync(database), await TeamArrange.ReviewerAsync(database));
        await DecideAsync(rex, 4, d => d.Bubbles);
        await DecideAsync(rex, 10, _ => ["No."]);
        await DecideAsync(ada, 6, d => d.Bubbles);
        var check = await CheckArrange.PlaceAsync(database, rex);
        await Reviews.RejectAsync(new(check.Id), rex, Token);

        var figures = database.Get<ReviewerFigures>();
        ReviewerFigure own = new(rex.Id, "Rex", 2, 2, 1, 7, 1, 0);
        Assert.Equal([new(ada.Id, "Ada", 1, 1, 1, 6, 0, 0), own], (await figures.ReadAsync(7, ada, Token)).Value);
        Assert.Equal([own], (await figures.ReadAsync(7, rex, Token)).Value);
        Assert.IsType<Forbidden>((await figures.ReadAsync(7, Actors.Nobody, Token)).Refusal);
        Assert.IsType<Invalid>((await figures.ReadAsync(8, ada, Token)).Refusal);
        var listed = Assert.Single((await database.Get<KnownBadDrafts>().ListAsync(ada, Token)).Value);
        Assert.Equal((1, 0), (listed.Caught, listed.Missed));
        database.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Empty((await figures.ReadAsync(7, ada, Token)).Value);
    }

    [Theory]
    [InlineData("UPDATE check_outcomes SET caught = true")]
    [InlineData("DELETE FROM check_outcomes")]
    public async Task Nobody_rewrites_what_came_of_a_check(string statement)
    {
        var check = await CheckArrange.PlaceAsync(database, Actors.Ana);
        await Reviews.ApproveAsync(new(check.Id, check.Bubbles), Actors.Ana, Token);
        await Assert.ThrowsAsync<PostgresException>(() => Sql.ExecuteAsync(database.ConnectionString, statement));
        var name = new NpgsqlConnectionStringBuilder(database.ConnectionString).Database;
        var superuser = new NpgsqlConnectionStringBuilder(postgres.AdminConnectionString) { Database = name, Pooling = false }.ToString();
        var refused = await Assert.ThrowsAsync<PostgresException>(() => Sql.ExecuteAsync(superuser, statement));
        Assert.Contains("append-only", refused.MessageText, StringComparison.Ordinal);
    }

    private async Task<Outcome<Guid>> AnswerAsync(Draft check, string way, long claim) => way switch
    {
        "approve" => await Reviews.ApproveAsync(new(check.Id, check.Bubbles, ClaimToken: claim), Actors.Ana, Token),
        "edit the rest" => await Reviews.ApproveAsync(new(check.Id, ["What a pity.", .. check.Bubbles.Skip(1)], ClaimToken: claim), Actors.Ana, Token),
        "take the promise out" => await Reviews.ApproveAsync(new(check.Id, ["So sorry.", "I will ask about it."], ClaimToken: claim), Actors.Ana, Token),
        "reject" => await Reviews.RejectAsync(new(check.Id, "No.", ClaimToken: claim), Actors.Ana, Token),
        "reject with a redraft" => await Reviews.RejectAsync(new(check.Id, "Kinder.", Redraft: true, ClaimToken: claim), Actors.Ana, Token),
        "regenerate" => await Reviews.RegenerateAsync(check.Id, "Kinder.", Actors.Ana, Token),
        _ => throw new ArgumentOutOfRangeException(nameof(way)),
    };

    private async Task DecideAsync(Actor actor, int seconds, Func<Draft, List<string>> final)
    {
        var draft = await DraftArrange.DraftAsync(database);
        await database.Get<ClaimService>().OpenAsync(draft.Id, actor, Token);
        database.Clock.Advance(TimeSpan.FromSeconds(seconds));
        Assert.True((await Reviews.ApproveAsync(new(draft.Id, final(draft)), actor, Token)).Succeeded);
    }
}
