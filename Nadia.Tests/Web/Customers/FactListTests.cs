using Bunit;
using Microsoft.EntityFrameworkCore;
using Nadia.Core.Customers.Facts;
using Nadia.Tests.Support;
using Nadia.Web.Features.Customers.Known;

namespace Nadia.Tests.Web.Customers;

/// <summary>Facts on the screen: one click keeps or drops, the questions can be left in every way, the customer's words stay text.</summary>
public sealed class FactListTests(TestPostgres postgres) : PageTest(postgres)
{
    [Fact]
    public async Task Keep_and_drop_take_one_click_each()
    {
        var list = await OpenAsync("prefers mornings", "has two dogs");
        await list.ActAsync("button", b => b.GetAttribute("aria-label") == "Keep fact: prefers mornings", b => b.Click());
        await list.ActAsync("button", b => b.GetAttribute("aria-label") == "Drop fact: has two dogs", b => b.Click());
        await Eventually.TrueAsync(async () => (await FactsAsync()) is [{ State: FactState.Kept, Text: "prefers mornings", By: "Ada" }]);
    }

    [Fact]
    public async Task The_customers_words_are_shown_as_text_beside_a_proposal()
    {
        var list = await OpenAsync("<b>prefers mornings</b>");
        Assert.Contains("&lt;b&gt;prefers mornings&lt;/b&gt;", list.Markup, StringComparison.Ordinal);
        Assert.Equal("mornings <i>are</i> best", list.Find("q").TextContent);
    }

    [Theory]
    [InlineData("Add fact", "Cancel")]
    [InlineData("Add fact", "Escape")]
    [InlineData("Add fact", "backdrop")]
    [InlineData("Edit fact", "Cancel")]
    [InlineData("Edit fact", "Escape")]
    [InlineData("Edit fact", "backdrop")]
    public async Task Leaving_a_question_writes_nothing(string question, string way)
    {
        var list = await OpenKeptAsync();
        var before = await FactsAsync();
        await AskFactAsync(list, question);
        await Dialogs.InvokeAsync(() => Dialogs.Find("#fact").InputAsync("something else"));
        await LeaveDialogAsync(way);
        Assert.Equal(before, await FactsAsync());
    }

    [Fact]
    public async Task A_blank_fact_keeps_the_question_open_and_says_why()
    {
        var list = await OpenKeptAsync();
        await AskFactAsync(list, "Add fact");
        await Dialogs.InvokeAsync(() => Dialogs.Find("#fact").InputAsync("   "));
        await SaveAsync();
        Assert.Contains("1 to 200 characters", Dialogs.Find(".field-error").TextContent, StringComparison.Ordinal);
        await Dialogs.InvokeAsync(() => Dialogs.Find("#fact").InputAsync(" has two dogs "));
        await SaveAsync();
        await Eventually.TrueAsync(async () => (await FactsAsync()).Select(f => f.Text).SequenceEqual(["prefers mornings", "has two dogs"]));
    }

    [Fact]
    public async Task A_kept_fact_is_edited_and_retired()
    {
        var list = await OpenKeptAsync();
        await AskFactAsync(list, "Edit fact");
        await Dialogs.InvokeAsync(() => Dialogs.Find("#fact").InputAsync("prefers noon"));
        await SaveAsync();
        await Eventually.TrueAsync(async () => (await FactsAsync()) is [{ Text: "prefers noon" }]);
        await list.ActAsync("button", b => b.GetAttribute("aria-label") == "Retire fact: prefers mornings", b => b.Click());
        await Eventually.TrueAsync(async () => (await FactsAsync()).Count == 0);
    }

    private async Task<IRenderedComponent<FactList>> OpenAsync(params string[] proposals)
    {
        await WriteAsync("1", "mornings <i>are</i> best");
        await using var db = Database.Open();
        var customer = await db.Customers.SingleAsync(c => c.UserId == "1", Token);
        var message = await db.Messages.Select(m => m.Id).FirstAsync(Token);
        await db.ProposeFactsAsync(
            customer.Id, [.. proposals.Select(text => new FoundFact(text, "mornings <i>are</i> best", message))], Database.Clock.GetUtcNow(), Token);
        var facts = await FactsAsync();
        return Render<FactList>(p => p.Add(f => f.UserId, "1").Add(f => f.Facts, facts));
    }

    private async Task<IRenderedComponent<FactList>> OpenKeptAsync()
    {
        await WriteAsync("1", "hello");
        Assert.True((await Database.Get<FactService>().AddAsync("1", "prefers mornings", Admin, Token)).Succeeded);
        var facts = await FactsAsync();
        return Render<FactList>(p => p.Add(f => f.UserId, "1").Add(f => f.Facts, facts));
    }

    private async Task AskFactAsync(IRenderedComponent<FactList> list, string question)
    {
        var dialogs = Dialogs;
        await list.ActAsync(
            "button", b => question == "Add fact" ? b.TextContent.Trim() == question : b.GetAttribute("aria-label") == "Edit fact: prefers mornings", b => b.Click());
        dialogs.WaitForAssertion(() => Assert.Equal(question, dialogs.Find(".mud-dialog-title").TextContent.Trim()));
    }

    private Task SaveAsync() => Dialogs.InvokeAsync(
        () => Dialogs.FindAll(".mud-dialog-actions button").Single(b => b.TextContent.Contains("Save fact", StringComparison.Ordinal)).ClickAsync(new()));

    private async Task<IReadOnlyList<FactView>> FactsAsync() => (await FindAsync("1")).Facts;
}
