using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Review;
using Nadia.Core.Review.Preferences;
using Nadia.Tests.Support;

namespace Nadia.Tests.Data.Review;

/// <summary>The business lets approvals be undone for three seconds, as by default.</summary>
public sealed class PreferencesTests(NadiaDatabase database) : IClassFixture<NadiaDatabase>
{
    private readonly PreferencesService preferences = database.Get<PreferencesService>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_one_reviewer_chooses_is_theirs_alone_and_can_be_reset()
    {
        var ana = Someone();
        var saved = await preferences.SaveAsync(Keys((DeskAction.Approve, "p")), true, 1.5, ana, Token);
        Assert.True(saved.Succeeded);

        var read = (await preferences.ReadAsync(ana, Token)).Value;
        Assert.Equal(("p", true, 1.5), (read.Keys[DeskAction.Approve], read.ApproveWithoutAsking, read.UndoSeconds));
        Assert.Equal(ReviewerPreferences.Default, (await preferences.ReadAsync(Someone(), Token)).Value);

        await preferences.SaveAsync(Keys(), false, null, ana, Token);
        Assert.Equal("a", (await preferences.ReadAsync(ana, Token)).Value.Keys[DeskAction.Approve]);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(3.1)]
    [InlineData(double.NaN)]
    public async Task A_time_outside_the_businesss_limit_is_refused_and_changes_nothing(double seconds)
    {
        var ana = Someone();
        await preferences.SaveAsync(Keys((DeskAction.Edit, "b")), false, 2, ana, Token);
        Assert.Equal("undo_seconds", Assert.IsType<Invalid>((await preferences.SaveAsync(Keys(), true, seconds, ana, Token)).Refusal).Field);
        var read = (await preferences.ReadAsync(ana, Token)).Value;
        Assert.Equal(("b", false, 2.0), (read.Keys[DeskAction.Edit], read.ApproveWithoutAsking, read.UndoSeconds));
    }

    [Fact]
    public async Task A_conflict_of_keys_is_refused_and_changes_nothing()
    {
        var ana = Someone();
        Assert.IsType<Invalid>((await preferences.SaveAsync(Keys((DeskAction.Edit, "a")), true, null, ana, Token)).Refusal);
        Assert.Equal(ReviewerPreferences.Default, (await preferences.ReadAsync(ana, Token)).Value);
    }

    [Fact]
    public async Task Whoever_may_not_review_has_no_preferences()
    {
        Assert.IsType<Forbidden>((await preferences.ReadAsync(Actors.Nobody, Token)).Refusal);
        Assert.IsType<Forbidden>((await preferences.SaveAsync(Keys(), true, null, Actors.Nobody, Token)).Refusal);
    }

    [Fact]
    public async Task Saving_in_many_tabs_at_once_leaves_one_of_them_and_no_failure()
    {
        var ana = Someone();
        var saved = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => preferences.SaveAsync(Keys(), i % 2 == 0, null, ana, Token)));
        Assert.All(saved, s => Assert.True(s.Succeeded));
        await using var db = database.Open();
        Assert.Equal(1, await db.ReviewerPreferences.CountAsync(p => p.ReviewerId == ana.Id, Token));
    }

    [Fact]
    public async Task Stored_keys_that_clash_count_as_the_defaults()
    {
        var ana = Someone();
        await Sql.ExecuteAsync(database.ConnectionString, $$"""
            INSERT INTO reviewer_preferences (reviewer_id, keys, approve_without_asking, updated_at)
            VALUES ('{{ana.Id}}', '{"Edit": "a", "Gone": "z"}', true, now())
            """);
        var read = (await preferences.ReadAsync(ana, Token)).Value;
        Assert.Equal(("e", true), (read.Keys[DeskAction.Edit], read.ApproveWithoutAsking));
    }

    [Theory]
    [InlineData(null, 3.0)]
    [InlineData(0.0, 0.0)]
    [InlineData(1.5, 1.5)]
    public async Task Bubbles_leave_after_the_approving_reviewers_own_time(double? seconds, double expected)
    {
        var ana = Someone();
        await preferences.SaveAsync(Keys(), false, seconds, ana, Token);
        var draft = await DraftArrange.DraftAsync(database);
        Assert.True((await database.Get<ReviewService>().ApproveAsync(new(draft.Id, ["Hello"]), ana, Token)).Succeeded);

        await using var db = database.Open();
        var bubble = await db.Outbox.SingleAsync(o => o.DraftId == draft.Id, Token);
        Assert.Equal(database.Clock.GetUtcNow().AddSeconds(expected), bubble.NotBefore);
    }

    [Fact]
    public void A_limit_that_was_lowered_since_holds() =>
        Assert.Equal(TimeSpan.FromSeconds(1), new ReviewerPreferences(DeskKeys.Default, false, 5).Undo(TimeSpan.FromSeconds(1)));

    private static Actor Someone() => new(Arrange.NewId(), "Ana", ActorKind.Person, true, false);

    private static Dictionary<DeskAction, string> Keys(params (DeskAction Action, string Key)[] keys) => keys.ToDictionary(k => k.Action, k => k.Key);
}
