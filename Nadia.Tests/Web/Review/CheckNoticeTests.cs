using Bunit;
using Nadia.Core.Review;
using Nadia.Core.Review.Checks;
using Nadia.Tests.Support;

namespace Nadia.Tests.Web.Review;

/// <summary>A check on the reviewer's page: an ordinary draft until it is decided, and then a kind word.</summary>
public sealed class CheckNoticeTests(TestPostgres postgres) : ReviewPageTest(postgres)
{
    private const string Title = "That was a check";

    [Theory]
    [InlineData("Go on")]
    [InlineData("Ctrl+Enter")]
    [InlineData("Escape")]
    [InlineData("backdrop")]
    public async Task Who_lets_it_through_is_told_at_once_and_is_offered_no_undo(string way)
    {
        var check = await CheckArrange.PlaceAsync(Database, Actors.Ana);
        await ShowAsync(check.Id);
        foreach (var word in (string[])["invented", "attention", "a check", "Check", "That was"]) Assert.DoesNotContain(word, Page.Markup, StringComparison.Ordinal);
        await AskAsync("Approve & send", "Approve reply");
        await ConfirmAsync("Approve & send");
        await ToldAsync();
        Assert.Contains("This one got past you.", Dialogs.Markup, StringComparison.Ordinal);
        Assert.Contains("The reply promises a refund that nobody may promise.", Dialogs.Markup, StringComparison.Ordinal);
        Assert.Equal("full refund tonight", Dialogs.Find(".check-told mark").TextContent);
        await SoonAsync(() => Assert.DoesNotContain("approved.", Page.Markup, StringComparison.Ordinal));

        await LeaveAsync(way);
        await Eventually.TrueAsync(async () => (await Database.Get<CheckNews>().UntoldAsync(Actors.Ana, Token)).Value.Count == 0);
        Assert.Equal(0, await RowsAsync());
    }

    [Fact]
    public async Task Who_rejects_it_caught_it_and_a_page_that_comes_later_tells_it_still()
    {
        var check = await CheckArrange.PlaceAsync(Database, Actors.Ana);
        Assert.True((await Database.Get<ReviewService>().RejectAsync(new(check.Id), Actors.Ana, Token)).Succeeded);
        await ShowAsync();
        await ToldAsync();
        Assert.Contains("You caught it.", Dialogs.Markup, StringComparison.Ordinal);
        await LeaveAsync("Go on");
        await Eventually.TrueAsync(async () => (await Database.Get<CheckNews>().UntoldAsync(Actors.Ana, Token)).Value.Count == 0);
    }

    [Fact]
    public async Task One_that_another_person_decided_says_only_that_it_does_not_wait()
    {
        var check = await CheckArrange.PlaceAsync(Database, Actors.Ana);
        await ShowAsync(check.Id);
        await Database.Get<ClaimService>().ReleaseAsync(check.Id, Actors.Ana, Token);
        Assert.True((await Database.Get<ReviewService>().RejectAsync(new(check.Id), Actors.Ben, Token)).Succeeded);
        await SoonAsync(() => Assert.Contains("This draft does not wait any more.", Page.Markup, StringComparison.Ordinal));
        Assert.Empty(Dialogs.FindAll(".mud-dialog"));
    }

    private Task ToldAsync() => SoonAsync(() => Assert.Equal(Title, Dialogs.Find(".mud-dialog-title").TextContent.Trim()));

    private Task LeaveAsync(string way) => way switch
    {
        "Go on" => ConfirmAsync("Go on"),
        "Ctrl+Enter" => PressInDialogAsync(new() { Key = "Enter", CtrlKey = true }),
        _ => LeaveDialogAsync(way),
    };
}
