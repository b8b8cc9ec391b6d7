using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Live;
using Nadia.Core.Review;
using Nadia.Core.Review.Labels;
using Nadia.Tests.Support;

namespace Nadia.Tests.Data.Review;

public sealed class EditTagsTests(NadiaDatabase database) : IClassFixture<NadiaDatabase>
{
    private readonly EditTags tags = database.Get<EditTags>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_tag_is_added_renamed_retired_and_brought_back_and_keeps_its_code()
    {
        var code = (await tags.AddAsync("tone", "More playful", Actors.Admin, Token)).Value;
        Assert.Equal("TONE_MORE_PLAYFUL", code);
        Assert.True((await tags.RenameAsync(code, "Lighter", Actors.Admin, Token)).Succeeded);
        Assert.Equal("Lighter", (await OfferedAsync()).Single(t => t.Code == code).Label);

        Assert.True((await tags.RetireAsync(code, retired: true, Actors.Admin, Token)).Succeeded);
        Assert.DoesNotContain(await OfferedAsync(), t => t.Code == code);
        Assert.True((await tags.RetireAsync(code, retired: false, Actors.Admin, Token)).Succeeded);
        Assert.Contains(await OfferedAsync(), t => t.Code == code);
    }

    [Fact]
    public async Task The_same_label_in_other_letters_is_refused()
    {
        Assert.IsType<Invalid>((await tags.AddAsync("content", "fact   FIXED", Actors.Admin, Token)).Refusal);
        Assert.IsType<Invalid>((await tags.RenameAsync("TONE_CALMER", "warmer", Actors.Admin, Token)).Refusal);
        Assert.True((await tags.RenameAsync("TONE_CALMER", "calmer", Actors.Admin, Token)).Succeeded);
    }

    [Fact]
    public async Task Two_admins_who_add_the_same_label_at_once_make_one()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => tags.AddAsync("tone", i % 2 == 0 ? "Braver" : "BRAVER", Actors.Admin, Token)));
        Assert.Single(outcomes, o => o.Succeeded);
    }

    [Fact]
    public async Task Every_change_is_told_to_open_pages()
    {
        var told = 0;
        using var subscription = database.Feed.Subscribe(c => c == LiveChange.Labels, _ => Task.FromResult(Interlocked.Increment(ref told)), TimeSpan.Zero);
        await tags.RenameAsync("STRUCT_SHORTER", "Tighter", Actors.Admin, Token);
        await Eventually.TrueAsync(() => Task.FromResult(Volatile.Read(ref told) == 1));
        await database.Get<LabelSettings>().SaveAsync(LabelUses.Default, Actors.Admin, Token);
        await Eventually.TrueAsync(() => Task.FromResult(Volatile.Read(ref told) == 2));
    }

    [Fact]
    public async Task What_is_asked_must_be_one_of_three_and_bears_the_name_of_who_said_so()
    {
        var settings = database.Get<LabelSettings>();
        var before = (await settings.ReadAsync(Actors.Admin, Token)).Value;
        Assert.Equal("notes", Assert.IsType<Invalid>((await settings.SaveAsync(new(LabelUse.Hidden, (LabelUse)9, LabelUse.Hidden), Actors.Admin, Token)).Refusal).Field);
        Assert.IsType<Forbidden>((await settings.SaveAsync(LabelUses.Default, Actors.Ana, Token)).Refusal);
        Assert.Equal(before, (await settings.ReadAsync(Actors.Admin, Token)).Value);

        Assert.True((await settings.SaveAsync(before, Actors.Admin, Token)).Succeeded);
        await using var db = database.Open();
        Assert.Equal(Actors.Admin.Name, (await db.Settings.SingleAsync(s => s.Key == "review.labels", Token)).UpdatedBy);
    }

    [Fact]
    public async Task Merged_duplicates_are_offered_once_and_reviews_keep_their_codes()
    {
        var twin = (await tags.AddAsync("structure", "Made shorter", Actors.Admin, Token)).Value;
        var draft = await DraftArrange.DraftAsync(database);
        await database.Get<ReviewService>().ApproveAsync(new(draft.Id, ["Hi"], [twin]), Actors.Ana, Token);

        Assert.Equal("STRUCT_SHORTER", (await tags.MergeAsync(twin, "STRUCT_SHORTER", Actors.Admin, Token)).Value);

        Assert.DoesNotContain(await OfferedAsync(), t => t.Code == twin);
        await using var db = database.Open();
        Assert.Equal("STRUCT_SHORTER", (await db.EditTags.SingleAsync(t => t.Code == twin, Token)).MergedInto);
        Assert.Equal([twin], (await db.Reviews.SingleAsync(r => r.DraftId == draft.Id, Token)).EditTags);
        Assert.IsType<Invalid>((await tags.MergeAsync("STRUCT_LONGER", twin, Actors.Admin, Token)).Refusal);
        Assert.IsType<Invalid>((await tags.MergeAsync(twin, twin, Actors.Admin, Token)).Refusal);
    }

    [Fact]
    public async Task Only_admins_change_the_tags_and_bad_input_changes_nothing()
    {
        Assert.IsType<Forbidden>((await tags.AddAsync("tone", "Mine", Actors.Ana, Token)).Refusal);
        Assert.IsType<Forbidden>((await tags.ListAsync(Actors.Ana, Token)).Refusal);
        Assert.IsType<Invalid>((await tags.AddAsync("mood", "Mine", Actors.Admin, Token)).Refusal);
        Assert.IsType<Invalid>((await tags.AddAsync("tone", " ", Actors.Admin, Token)).Refusal);
        Assert.IsType<Invalid>((await tags.AddAsync("tone", "a\0b", Actors.Admin, Token)).Refusal);
        Assert.IsType<NotFound>((await tags.RenameAsync("NO_SUCH", "Mine", Actors.Admin, Token)).Refusal);
        Assert.DoesNotContain((await tags.ListAsync(Actors.Admin, Token)).Value, t => t.Label == "Mine");
    }

    private async Task<IReadOnlyList<EditTag>> OfferedAsync() => (await database.Get<ReviewReads>().TagsAsync(Actors.Ana, Token)).Value;
}
