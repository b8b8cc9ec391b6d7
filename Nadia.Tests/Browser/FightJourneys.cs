using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Nadia.Core.Data;
using Nadia.Core.Drafting;
using Nadia.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Nadia.Tests.Browser;

/// <summary>
/// Two browsers over one draft: Ben reviews, Ada may take over. Whatever the order, there is one outcome, nobody's text is lost, and both are
/// told what happened. Every interleaving of the steps is played without browsers in the tests of the data.
/// </summary>
public sealed class FightJourneys(NadiaApp app, Support.Browser browser) : BrowserTest(app, browser), IClassFixture<NadiaApp>
{
    private const string BensText = "Ben's own words";
    private const string AdasText = "Ada's own words";

    private IPage ada = default!;
    private IPage ben = default!;
    private Guid draft;

    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ben opens, ben edits, ada opens, ben asks to approve, ben confirms", "approved by Ben", BensText)]
    [InlineData("ada opens, ben opens, ada edits, ada asks to reject, ada confirms", "rejected by Ada", null)]
    [InlineData("ada opens, ben opens, ada leaves, ben edits, ben asks to approve, ben confirms", "approved by Ben", BensText)]
    [InlineData("ben opens, ben edits, ada opens, ada takes over, ada edits, ada asks to approve, ada confirms", "approved by Ada", AdasText)]
    [InlineData("ben opens, ben edits, ben asks to approve, ada opens, ada takes over, ben confirms, ben is refused, ada asks to reject, ada confirms", "rejected by Ada", null)]
    [InlineData("ben opens, ben edits, ben asks to reject, ada opens, ada takes over, ben confirms, ben is refused, ada edits, ada asks to approve, ada confirms", "approved by Ada", AdasText)]
    [InlineData("ben opens, ben edits, ben asks to approve, ada opens, ada takes over, ada edits, ada asks to approve, ada confirms, ben confirms, ben is refused", "approved by Ada", AdasText)]
    [InlineData("ben opens, ben edits, ada opens, ada takes over, ada leaves, ben has it again, ben asks to approve, ben confirms", "approved by Ben", BensText)]
    public async Task One_outcome_no_lost_text_and_both_are_told(string order, string outcome, string? sent)
    {
        var customer = await PlayedCustomer.WriteAsync(App, "Do you have it in blue?", "Carla");
        await FindDraftAsync(customer.UserId);
        ada = await OpenSignedInAsync("/review");
        var (email, password) = await TeamArrange.JoinAsync(App, "Ben");
        ben = await OpenSignedInAsync("/review", email, password);

        foreach (var step in order.Split(", ")) await DoAsync(step);

        await AssertOutcomeAsync(outcome, sent);
        Assert.Empty(Complaints);
        if (order.Contains("ben edits", StringComparison.Ordinal) && sent != BensText) await Expect(ben.Locator(".reply")).ToContainTextAsync(BensText);
        if (order.Contains("ada leaves", StringComparison.Ordinal)) return;
        var loser = outcome.EndsWith("Ada", StringComparison.Ordinal) ? ben : ada;
        await Expect(loser.Locator(".standing").First).ToContainTextAsync(new Regex(outcome.EndsWith("Ada", StringComparison.Ordinal) ? "[Aa]da (approved|rejected)" : "[Bb]en approved"));
    }

    private async Task DoAsync(string step)
    {
        var (page, text) = step.StartsWith("ada", StringComparison.Ordinal) ? (ada, AdasText) : (ben, BensText);
        switch (step[4..])
        {
            case "opens":
                await page.GotoAsync($"/review/{draft}");
                await Expect(page.Locator("[data-heading]")).ToBeVisibleAsync();
                break;
            case "leaves":
                await page.GotoAsync("/insights");
                break;
            case "edits":
                await Expect(Bubble(page)).ToBeEditableAsync();
                await Bubble(page).FillAsync(text);
                break;
            case "asks to approve":
                await page.Locator("[data-key=a]").ClickAsync();
                await DialogKeysAsync(page);
                break;
            case "asks to reject":
                await page.Locator("[data-key=r]").ClickAsync();
                await DialogKeysAsync(page);
                break;
            case "confirms":
                await page.Keyboard.PressAsync("Control+Enter");
                await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
                break;
            case "takes over":
                await page.GetByRole(AriaRole.Button, new() { Name = "Take over" }).ClickAsync();
                await Expect(page.GetByLabel("Word to Ben")).ToBeFocusedAsync();
                await page.GetByLabel("Word to Ben").FillAsync("I know this customer");
                await page.Keyboard.PressAsync("Control+Enter");
                await Expect(Bubble(page)).ToBeEditableAsync();
                await Expect(ben.Locator(".standing").First).ToContainTextAsync("I know this customer");
                break;
            case "is refused":
                await Expect(page.Locator(".note-bad")).ToContainTextAsync(new Regex("[Aa]da (took|already)"));
                break;
            case "has it again":
                await Expect(Bubble(page)).ToBeEditableAsync();
                await Expect(Bubble(page)).ToHaveValueAsync(text);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(step), step, null);
        }
    }

    private static ILocator Bubble(IPage page) => page.GetByRole(AriaRole.Textbox, new() { Name = "Bubble 1", Exact = true });

    private Task FindDraftAsync(string userId) => Eventually.TrueAsync(async () =>
    {
        await using var db = await App.Get<IDbContextFactory<NadiaDbContext>>().CreateDbContextAsync(Token);
        var found = await db.Drafts.Where(d => d.State == DraftState.Pending && db.Customers.Any(c => c.Id == d.CustomerId && c.UserId == userId)).ToListAsync(Token);
        if (found is [var only]) draft = only.Id;
        return found.Count == 1;
    });

    private async Task AssertOutcomeAsync(string outcome, string? sent)
    {
        await Eventually.TrueAsync(async () =>
        {
            await using var db = await App.Get<IDbContextFactory<NadiaDbContext>>().CreateDbContextAsync(Token);
            var review = await db.Reviews.SingleOrDefaultAsync(r => r.DraftId == draft, Token);
            return string.Equals($"{review?.Decision.ToString().ToLowerInvariant()} by {review?.ReviewerName}", outcome, StringComparison.OrdinalIgnoreCase);
        });
        await using var db = await App.Get<IDbContextFactory<NadiaDbContext>>().CreateDbContextAsync(Token);
        Assert.Equal(sent, (await db.Outbox.Where(o => o.DraftId == draft).OrderBy(o => o.Position).Select(o => o.Text).ToListAsync(Token)).FirstOrDefault());
        var conversation = await db.Drafts.Where(d => d.Id == draft).Select(d => d.ConversationId).SingleAsync(Token);
        Assert.False(await db.Drafts.AnyAsync(d => d.ConversationId == conversation && d.State == DraftState.Pending, Token));
    }
}
