using Bunit;
using Nadia.Core.Review.Checks;
using Nadia.Tests.Support;
using Nadia.Web.Features.Insights;
using Nadia.Web.Features.Settings.Checks;

namespace Nadia.Tests.Web.Settings;

public sealed class ChecksPageTests(TestPostgres postgres) : PageTest(postgres), IAsyncLifetime
{
    private KnownBadDrafts Bad => Database.Get<KnownBadDrafts>();

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        Use<KnownBadDrafts>(Database);
        Use<CheckRuleBook>(Database);
    }

    [Fact]
    public async Task An_empty_list_offers_the_examples_and_takes_them_over()
    {
        var page = Render<ChecksPage>();
        page.WaitForText("No known-bad draft yet");
        await page.PressAsync("Take over the examples");
        page.WaitForAssertion(() => Assert.Equal(10, page.FindAll(".known-bad").Count));
    }

    [Fact]
    public async Task One_is_added_by_its_dialog_a_line_a_bubble()
    {
        var page = Render<ChecksPage>();
        page.WaitForText("No known-bad draft yet");
        await AskAsync(page, "Add known-bad draft", "Add known-bad draft");
        await TypeAsync("#bad-customer", "Is it safe?");
        await TypeAsync("#bad-reply", "Sure.\nI guarantee it.");
        await ConfirmAsync("Add");
        Dialogs.WaitForText("fault");
        await TypeAsync("#bad-fault", "guarantees what nobody can.");
        await ConfirmAsync("Add");
        page.WaitForText("Is it safe?");
        var draft = Assert.Single(await ListAsync());
        Assert.Equal(["Sure.", "I guarantee it."], draft.Draft.Bubbles);
        Assert.Equal(("guarantees what nobody can.", null, "Ada"), (draft.Draft.Fault, draft.Draft.BadWords, draft.UpdatedBy));
    }

    [Fact]
    public async Task One_is_edited_retired_and_brought_back()
    {
        var page = await WithOneAsync();
        await PressLabelAsync(page, $"Edit: {CheckArrange.Refund.CustomerWords}");
        await TypeAsync("#bad-fault", "is wrong.");
        await ConfirmAsync("Save");
        page.WaitForText("The reply is wrong.");
        await PressLabelAsync(page, $"Retire: {CheckArrange.Refund.CustomerWords}");
        page.WaitForText("Retired");
        Assert.NotNull(Assert.Single(await ListAsync()).RetiredAt);
        await PressLabelAsync(page, $"Bring back: {CheckArrange.Refund.CustomerWords}");
        page.WaitForAssertion(() => Assert.DoesNotContain("Retired", page.Markup, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Add known-bad draft", "Cancel")]
    [InlineData("Add known-bad draft", "Escape")]
    [InlineData("Add known-bad draft", "backdrop")]
    [InlineData("Edit", "Cancel")]
    [InlineData("Edit", "Escape")]
    [InlineData("Edit", "backdrop")]
    public async Task Leaving_a_dialog_writes_nothing(string dialog, string way)
    {
        var page = await WithOneAsync();
        var before = Assert.Single(await ListAsync()).Version;
        await PressLabelAsync(page, dialog == "Edit" ? $"Edit: {CheckArrange.Refund.CustomerWords}" : dialog);
        await TypeAsync("#bad-fault", "is something else.");
        await LeaveDialogAsync(way);
        Assert.Equal(before, Assert.Single(await ListAsync()).Version);
    }

    [Fact]
    public async Task They_are_switched_on_with_their_pace_and_a_pace_out_of_bounds_is_said()
    {
        var page = await WithOneAsync();
        page.WaitForElement("#check-every");
        await page.InvokeAsync(() => page.Find("#check-every").Input("3"));
        await page.InvokeAsync(() => page.Find("input[type=checkbox]").Change(true));
        await page.InvokeAsync(() => page.Find("form").Submit());
        page.WaitForText("from 5 to 500");
        Assert.Equal(CheckRules.Default, await Database.Get<CheckRuleBook>().ReadAsync(Token));
        await page.InvokeAsync(() => page.Find("#check-every").Input("25"));
        await page.InvokeAsync(() => page.Find("form").Submit());
        await Eventually.TrueAsync(async () => await Database.Get<CheckRuleBook>().ReadAsync(Token) == new CheckRules(true, 25));
    }

    [Fact]
    public async Task Insights_list_reviewers_by_name_with_what_they_caught_and_missed()
    {
        var (zoe, ben) = (await TeamArrange.ReviewerAsync(Database, "Zoe"), await TeamArrange.ReviewerAsync(Database, "Ben"));
        foreach (var reviewer in (Nadia.Core.Common.Actor[])[zoe, ben])
        {
            var draft = await DraftArrange.DraftAsync(Database);
            Assert.True((await Database.Get<Nadia.Core.Review.ReviewService>().ApproveAsync(new(draft.Id, draft.Bubbles), reviewer, Token)).Succeeded);
        }

        var check = await CheckArrange.PlaceAsync(Database, zoe);
        Assert.True((await Database.Get<Nadia.Core.Review.ReviewService>().ApproveAsync(new(check.Id, check.Bubbles), zoe, Token)).Succeeded);
        var table = Render<ReviewerTable>();
        table.WaitForElement(".reviewers tbody tr");
        Assert.Equal(
            ["Ben 1 100 % of 1 0 s 0 0", "Zoe 1 100 % of 1 0 s 0 1"],
            table.FindAll(".reviewers tbody tr").Select(row => string.Join(' ', row.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
    }

    private async Task<IRenderedComponent<ChecksPage>> WithOneAsync()
    {
        Assert.True((await Bad.AddAsync(CheckArrange.Refund, Admin, Token)).Succeeded);
        var page = Render<ChecksPage>();
        page.WaitForElement(".known-bad");
        return page;
    }

    private async Task<List<KnownBadDraftView>> ListAsync() => [.. (await Bad.ListAsync(Admin, Token)).Value];

    private async Task PressLabelAsync(IRenderedComponent<ChecksPage> page, string button)
    {
        _ = Dialogs;
        await page.ActAsync("button", b => (b.GetAttribute("aria-label") ?? b.TextContent.Trim()) == button, b => b.Click());
    }

    private async Task TypeAsync(string field, string text)
    {
        Dialogs.WaitForElement(field);
        await Dialogs.InvokeAsync(() => Dialogs.Find(field).Input(text));
    }

    private Task ConfirmAsync(string verb) => Dialogs.ActAsync(".mud-dialog-actions button", b => b.TextContent.Trim().StartsWith(verb, StringComparison.Ordinal), b => b.Click());
}
