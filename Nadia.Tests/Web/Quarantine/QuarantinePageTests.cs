using Bunit;
using Microsoft.EntityFrameworkCore;
using Nadia.Core.Quarantine;
using Nadia.Tests.Support;
using Nadia.Web.Features.Quarantine;

namespace Nadia.Tests.Web.Quarantine;

public sealed class QuarantinePageTests(TestPostgres postgres) : PageTest(postgres)
{
    [Fact]
    public void Nothing_held_and_an_absent_database_look_different()
    {
        Render<QuarantinePage>().WaitForText("Nothing is held");

        Switch.GoAway();
        var broken = Render<QuarantinePage>();
        broken.WaitForText("The database did not answer");
        Assert.DoesNotContain("Nothing is held", broken.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Release 2", "Release", QuarantineState.Released)]
    [InlineData("Discard 2", "Discard", QuarantineState.Discarded)]
    public async Task A_confirmed_decision_covers_exactly_the_ticked_messages(string button, string verb, QuarantineState state)
    {
        var page = await ShowAsync("one", "two", "three");
        await TickAsync(page, 0);
        await TickAsync(page, 2);

        await AskAsync(page, button, $"{verb} messages");
        await PressAsync(verb);

        page.WaitForState(() => page.FindAll("tbody tr").Count == 1);
        Assert.Contains("two", page.Find("tbody").TextContent, StringComparison.Ordinal);
        Assert.Equal([state, QuarantineState.Held, state], await StatesAsync());
    }

    [Theory]
    [InlineData("Release 1", "Release", "Cancel")]
    [InlineData("Release 1", "Release", "Escape")]
    [InlineData("Release 1", "Release", "backdrop")]
    [InlineData("Discard 1", "Discard", "Cancel")]
    [InlineData("Discard 1", "Discard", "Escape")]
    [InlineData("Discard 1", "Discard", "backdrop")]
    public async Task Leaving_the_question_decides_nothing_and_keeps_the_ticks(string button, string verb, string way)
    {
        var page = await ShowAsync("one", "<b>two</b>");
        await TickAsync(page, 1);
        await AskAsync(page, button, $"{verb} messages");

        await LeaveDialogAsync(way);

        Assert.Equal([QuarantineState.Held, QuarantineState.Held], await StatesAsync());
        Assert.True(page.FindAll("tbody input")[1].HasAttribute("checked"));
        Assert.Equal("<b>two</b>", page.FindAll(".what")[1].TextContent);
    }

    [Fact]
    public async Task A_message_decided_on_elsewhere_leaves_the_page_and_the_selection()
    {
        var page = await ShowAsync("one", "two");
        await TickAsync(page, 0);
        var first = (await Database.Get<QuarantineReads>().HeldAsync(null, 10, Admin, Token)).Value.Items[0].MessageId;

        await Database.Get<QuarantineService>().DiscardAsync([first], Admin, Token);

        page.WaitForState(() => page.FindAll("tbody tr").Count == 1, TimeSpan.FromSeconds(5));
        Assert.True(page.FindAll("button").Single(b => b.TextContent.Trim() == "Release").HasAttribute("disabled"));
    }

    [Fact]
    public void A_batch_holds_a_hundred()
    {
        var selection = new HeldSelection();
        var shown = Enumerable.Range(1, 130).Select(i => new HeldMessage(i, "1", null, null, "x", default)).ToList();

        selection.SetAll(shown, tick: true);
        selection.Set(130, tick: true);

        Assert.Equal((100, false), (selection.Count, selection.Has(130)));
        selection.Keep(shown.Skip(50));
        Assert.Equal(50, selection.Count);
    }

    private async Task<IRenderedComponent<QuarantinePage>> ShowAsync(params string[] texts)
    {
        await WriteAsync("1", "hello", "Mia");
        Assert.True((await Database.Get<QuarantineService>().SilenceAsync("1", Admin, Token)).Succeeded);
        foreach (var text in texts) await WriteAsync("1", text);
        _ = Dialogs;
        var page = Render<QuarantinePage>();
        page.WaitForState(() => page.FindAll("tbody tr").Count == texts.Length);
        return page;
    }

    private static Task TickAsync(IRenderedComponent<QuarantinePage> page, int row) =>
        page.InvokeAsync(() => page.FindAll("tbody input")[row].Change(true));

    private async Task<List<QuarantineState>> StatesAsync()
    {
        await using var db = Database.Open();
        return await db.Quarantine.OrderBy(q => q.MessageId).Select(q => q.State).ToListAsync(Token);
    }
}
