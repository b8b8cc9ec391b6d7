using Bunit;
using Nadia.Core.Customers;
using Nadia.Core.Drafting;
using Nadia.Core.Quarantine;
using Nadia.Tests.Support;

namespace Nadia.Tests.Web.Review;

/// <summary>Rename and Silence beside the draft: confirmed, left in every way, refused meanwhile.</summary>
public sealed class CustomerActionTests(TestPostgres postgres) : ReviewPageTest(postgres)
{
    private readonly string userId = Arrange.NewId();

    [Theory]
    [InlineData("Cancel")]
    [InlineData("Escape")]
    [InlineData("backdrop")]
    public async Task Leaving_the_new_nickname_changes_nothing(string way)
    {
        await OpenAsync();
        var before = await CustomerAsync();
        await AskAsync($"Rename {userId}", "Rename customer");
        await Dialogs.InvokeAsync(() => Dialogs.Find("#nickname").InputAsync("Never mind"));
        await LeaveDialogAsync(way);
        Assert.Equivalent(before, await CustomerAsync(), strict: true);
        Assert.False(Button($"Rename {userId}").HasAttribute("disabled"));
    }

    [Theory]
    [InlineData("Cancel")]
    [InlineData("Escape")]
    [InlineData("backdrop")]
    public async Task Leaving_the_question_whether_to_silence_changes_nothing(string way)
    {
        await OpenAsync();
        var before = await CustomerAsync();
        await AskAsync("Silence", "Silence customer");
        await LeaveDialogAsync(way);
        Assert.Equivalent(before, await CustomerAsync(), strict: true);
    }

    [Fact]
    public async Task A_confirmed_nickname_shows_as_text()
    {
        await OpenAsync();
        await AskAsync($"Rename {userId}", "Rename customer");
        await Dialogs.InvokeAsync(() => Dialogs.Find("#nickname").InputAsync("<b>Mia</b>"));
        await ConfirmAsync("Rename");
        await SoonAsync(() => Assert.Equal("<b>Mia</b>", Page.Find(".card-names h2").TextContent));
    }

    [Fact]
    public async Task Silence_is_confirmed_and_a_colleague_who_was_first_is_no_error()
    {
        await OpenAsync();
        await AskAsync("Silence", "Silence customer");
        Assert.True((await Database.Get<QuarantineService>().SilenceAsync(userId, Actors.Ben, Token)).Succeeded);
        await ConfirmAsync("Silence");
        await SoonAsync(() => Assert.Contains("Silenced by Ana", Page.Find(".card").TextContent, StringComparison.Ordinal));
    }

    private async Task<Draft> OpenAsync()
    {
        var draft = await DraftArrange.DraftAsync(Database, userId);
        await ShowAsync(draft.Id);
        await SoonAsync(() => Assert.Single(Page.FindAll(".card")));
        return draft;
    }

    private async Task<CustomerDetail> CustomerAsync() => (await Database.Get<CustomerReads>().FindAsync(userId, Actors.Admin, Token)).Value;
}
