using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Nadia.Core.Commitments;
using Nadia.Tests.Support;
using Nadia.Web.Components.Shared;
using Nadia.Web.Features.Customers.Promises;

namespace Nadia.Tests.Web.Customers;

/// <summary>Promises on the screen, in the viewer's hours: by one click, by a question, in the list of all.</summary>
public sealed class PromiseTests(TestPostgres postgres) : PageTest(postgres)
{
    private static readonly ViewerZone Madrid = ViewerZone.Named("Europe/Madrid");

    private CommitmentService Service => Database.Get<CommitmentService>();

    [Fact]
    public async Task The_time_is_shown_and_typed_in_the_viewers_zone()
    {
        var list = await OpenAsync("Send the invoice", hours: 2);
        // 11:00 in UTC, which is noon in Madrid in winter.
        Assert.Contains("due 12:00", Words(list.Markup), StringComparison.Ordinal);
        await AskPromiseAsync(list, "Edit promise: Send the invoice", "Edit promise");
        Assert.Equal("2026-03-02T12:00", Dialogs.Find("#due").GetAttribute("value"));
        await Dialogs.InvokeAsync(() => Dialogs.Find("#due").ChangeAsync(new ChangeEventArgs { Value = "2026-03-03T09:30" }));
        await SaveAsync();
        await Eventually.TrueAsync(async () => (await PromisesAsync())[0].DueAt == new DateTimeOffset(2026, 3, 3, 8, 30, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task One_click_closes_it_and_a_colleague_who_was_first_is_told()
    {
        var list = await OpenAsync("Send the invoice", hours: 2);
        await Service.CancelAsync((await PromisesAsync())[0].Id, Actors.Ben, Token);
        await list.ActAsync("button", b => b.GetAttribute("aria-label") == "Done with promise: Send the invoice", b => b.Click());
        await Eventually.TrueAsync(() => Task.FromResult(Snackbar.ShownSnackbars.Count() == 1));
        var closed = Assert.Single((await Database.Get<CommitmentReads>().ListAsync(CommitmentList.Closed, null, 10, Admin, Token)).Value.Items);
        Assert.Equal((CommitmentState.Cancelled, "Ben"), (closed.State, closed.DecidedBy));
    }

    [Theory]
    [InlineData("Add promise", "Cancel")]
    [InlineData("Add promise", "Escape")]
    [InlineData("Add promise", "backdrop")]
    [InlineData("Edit promise", "Cancel")]
    [InlineData("Edit promise", "Escape")]
    [InlineData("Edit promise", "backdrop")]
    public async Task Leaving_a_question_writes_nothing(string question, string way)
    {
        var list = await OpenAsync("Send the invoice", hours: 2);
        var before = await PromisesAsync();
        await AskPromiseAsync(list, question == "Edit promise" ? "Edit promise: Send the invoice" : question, question);
        await Dialogs.InvokeAsync(() => Dialogs.Find("#promise").InputAsync("something else"));
        await LeaveDialogAsync(way);
        Assert.Equal(before, await PromisesAsync());
    }

    [Fact]
    public async Task A_question_without_a_time_stays_open_and_says_so()
    {
        var list = await OpenAsync("Send the invoice", hours: 2);
        await AskPromiseAsync(list, "Add promise", "Add promise");
        await Dialogs.InvokeAsync(() => Dialogs.Find("#promise").InputAsync("Call back"));
        await SaveAsync();
        Assert.Equal("Say when it is due.", Dialogs.Find(".field-error").TextContent);
        await Dialogs.InvokeAsync(() => Dialogs.Find("#due").ChangeAsync(new ChangeEventArgs { Value = "2028-01-01T00:00" }));
        Assert.Contains("within 366 days", Dialogs.Find(".field-error").TextContent, StringComparison.Ordinal);
        await Dialogs.InvokeAsync(() => Dialogs.Find("#due").ChangeAsync(new ChangeEventArgs { Value = "2026-03-02T18:00" }));
        await SaveAsync();
        await Eventually.TrueAsync(async () => (await PromisesAsync()).Count == 2);
    }

    [Fact]
    public async Task The_list_shows_what_becomes_overdue_by_itself_with_whom_it_was_promised_to()
    {
        Services.AddSingleton<TimeProvider>(Database.Clock);
        await WriteAsync("1", "hello", "<b>Mia</b>");
        await Service.AddAsync("1", new("Send the <i>invoice</i>", Database.Clock.GetUtcNow().AddMinutes(1)), Admin, Token);
        var page = Render<PromisesPage>();
        page.WaitForText("Nothing is overdue");
        page.WaitForText("Open (1)");
        Database.Clock.Advance(TimeSpan.FromSeconds(61));
        page.WaitForText("Overdue (1)");
        page.WaitForState(() => page.FindAll("article").Any(a => a.TextContent.Contains("overdue", StringComparison.Ordinal)));
        var item = page.Find("article");
        Assert.Equal("<b>Mia</b>", item.QuerySelector("a")!.TextContent);
        Assert.Contains("Send the &lt;i&gt;invoice&lt;/i&gt;", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_database_is_away_the_list_says_so()
    {
        Switch.GoAway();
        var page = Render<PromisesPage>();
        page.WaitForText("The promises could not be loaded");
        Switch.ComeBack();
        await page.PressAsync("Retry");
        page.WaitForText("Nothing is overdue");
    }

    private static string Words(string markup) => string.Join(' ', System.Text.RegularExpressions.Regex.Replace(markup, "<[^>]*>", "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private async Task<IRenderedComponent<PromiseList>> OpenAsync(string text, int hours)
    {
        Services.AddSingleton<TimeProvider>(Database.Clock);
        await WriteAsync("1", "hello");
        Assert.True((await Service.AddAsync("1", new(text, Database.Clock.GetUtcNow().AddHours(hours)), Admin, Token)).Succeeded);
        var promises = await PromisesAsync();
        return Render<PromiseList>(p => p.AddCascadingValue(Madrid).Add(l => l.UserId, "1").Add(l => l.Promises, promises));
    }

    private async Task AskPromiseAsync(IRenderedComponent<PromiseList> list, string button, string title)
    {
        var dialogs = Dialogs;
        await list.ActAsync("button", b => (b.GetAttribute("aria-label") ?? b.TextContent.Trim()) == button, b => b.Click());
        dialogs.WaitForAssertion(() => Assert.Equal(title, dialogs.Find(".mud-dialog-title").TextContent.Trim()));
    }

    private Task SaveAsync() => Dialogs.InvokeAsync(
        () => Dialogs.FindAll(".mud-dialog-actions button").Single(b => b.TextContent.Contains("Save promise", StringComparison.Ordinal)).ClickAsync(new()));

    private async Task<IReadOnlyList<CommitmentView>> PromisesAsync() => (await FindAsync("1")).Promises;
}
