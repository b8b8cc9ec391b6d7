using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Nadia.Core.Common;
using Nadia.Core.Data;
using Nadia.Core.Review;
using Nadia.Core.Review.Preferences;
using Nadia.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Nadia.Tests.Browser;

/// <summary>
/// Twenty drafts of ten thousand by the keyboard alone. The machine's time from the key that decides to the next draft, held and ready to be
/// edited, is printed for people; asserted is only that it is not absurd, because it depends on what else the machine does.
/// </summary>
public sealed class KeyboardSitting(NadiaApp app, Support.Browser browser, ITestOutputHelper output) : BrowserTest(app, browser), IClassFixture<NadiaApp>
{
    private const int Waiting = 10_000;
    private const int Reviewed = 20;

    /// <summary>Every key of the page, as somebody might type them.</summary>
    private const string EveryKey = "a big jar: keep excited guests, thx! 1 2 3 4 5 u w d s / ?";

    /// <summary>Notes when a deciding key goes down and when the next draft is there, held and ready.</summary>
    private const string Watch = """
        () => {
          window.turns = [];
          let pressed = 0;
          const shown = () => document.querySelector(".reply textarea:not([readonly])") && document.querySelector("[data-heading]")?.dataset.heading;
          let last = shown();
          addEventListener("keydown", event => {
            if ((event.ctrlKey && event.key === "Enter") || (event.key === "a" && !event.target.matches("input, textarea"))) pressed = performance.now();
          }, true);
          new MutationObserver(() => {
            const now = shown();
            if (!now || now === last) return;
            last = now;
            window.turns.push(performance.now() - pressed);
          }).observe(document.querySelector(".desk"), { subtree: true, childList: true, attributes: true, attributeFilter: ["data-heading", "readonly"] });
        }
        """;

    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task Twenty_drafts_by_keyboard_alone_with_ten_thousand_waiting()
    {
        await FillAsync();
        var page = await OpenSignedInAsync("/review");
        await Expect(page.Locator(".entry").First).ToBeVisibleAsync();
        await Expect(page.Locator(".count")).ToContainTextAsync("10,00");
        await page.Keyboard.PressAsync("j");
        await ReadyAsync(page, not: null);
        await page.EvaluateAsync(Watch);

        var asked = await SitAsync(page, question: true);
        await WantNoQuestionAsync();
        await page.ReloadAsync();
        await KeysAsync(page);
        await ReadyAsync(page, not: null);
        await page.EvaluateAsync(Watch);
        var unasked = await SitAsync(page, question: false);

        Print("question answered to next draft", asked);
        Print("A to next draft, no question", unasked);
        Assert.True(Median(asked) < 1000 && Median(unasked) < 1000, $"{Median(asked):0} ms, {Median(unasked):0} ms");
        Assert.Empty(Complaints);
    }

    // Every fifth is edited, every fifth rejected, the others approved as they are, each second of those with a quality.
    private async Task<List<double>> SitAsync(IPage page, bool question)
    {
        var decided = new List<(Guid Id, ReviewDecision Decision, string? Text)>();
        for (var i = 0; i < Reviewed; i++)
        {
            var id = await ReadyAsync(page, not: decided.Count > 0 ? decided[^1].Id : null);
            var (rejects, edits) = (i % 5 == 2, i % 5 == 4);
            if (edits) await EditAsync(page);
            if (i % 2 == 0) await page.Keyboard.PressAsync("4");
            // Nobody has read a draft within the time of a double click: before that even who wants no question is asked.
            if (!question) await page.WaitForTimeoutAsync(750);
            await page.Keyboard.PressAsync(rejects ? "r" : "a");
            if (rejects || question)
            {
                await DialogKeysAsync(page);
                if (rejects) await TypeInDialogAsync(page);
                await page.Keyboard.PressAsync("Control+Enter");
            }

            decided.Add((id, rejects ? ReviewDecision.Rejected : ReviewDecision.Approved, edits ? EveryKey : null));
        }

        await ReadyAsync(page, not: decided[^1].Id);
        await AssertDecidedAsync(decided);
        return [.. await page.EvaluateAsync<double[]>("window.turns")];
    }

    private static async Task EditAsync(IPage page)
    {
        await page.Keyboard.PressAsync("e");
        var box = page.GetByRole(AriaRole.Textbox, new() { Name = "Bubble 1", Exact = true });
        await Expect(box).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.TypeAsync(EveryKey);
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Expect(box).ToHaveValueAsync(EveryKey);
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("[data-heading]")).ToBeFocusedAsync();
    }

    private static async Task TypeInDialogAsync(IPage page)
    {
        var notes = page.GetByRole(AriaRole.Dialog).GetByLabel("Reviewer notes");
        await Expect(notes).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(EveryKey);
        await Expect(notes).ToHaveValueAsync(EveryKey);
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(1);
    }

    private static async Task<Guid> ReadyAsync(IPage page, Guid? not)
    {
        await page.WaitForFunctionAsync("""
            not => {
              const id = document.querySelector("[data-heading]")?.dataset.heading;
              return id && id !== not && !document.querySelector(".mud-dialog") && document.querySelector(".reply textarea:not([readonly])");
            }
            """, not?.ToString());
        await Expect(page.Locator("[data-heading]")).ToBeFocusedAsync();
        return Guid.Parse((await page.Locator("[data-heading]").GetAttributeAsync("data-heading"))!);
    }

    private async Task AssertDecidedAsync(List<(Guid Id, ReviewDecision Decision, string? Text)> decided)
    {
        await using var db = await App.Get<IDbContextFactory<NadiaDbContext>>().CreateDbContextAsync(Token);
        foreach (var (id, decision, text) in decided)
        {
            var review = await db.Reviews.SingleAsync(r => r.DraftId == id, Token);
            Assert.Equal(decision, review.Decision);
            if (text is not null) Assert.Equal(text, review.FinalBubbles[0]);
            if (decision == ReviewDecision.Rejected) Assert.Equal(EveryKey, review.Notes);
        }
    }

    private async Task FillAsync()
    {
        await PlayedCustomer.WriteAsync(App, "Do you have it in blue?", "First");
        await Eventually.TrueAsync(async () => (await App.Get<ReviewReads>().SummaryAsync(Actors.Admin, Token)).Value.Pending == 1);
        await ManyDrafts.CopyAsync(App.ConnectionString, Waiting);
    }

    private async Task WantNoQuestionAsync()
    {
        await using var db = await App.Get<IDbContextFactory<NadiaDbContext>>().CreateDbContextAsync(Token);
        var ada = await db.Users.SingleAsync(m => m.Email == NadiaApp.AdminEmail, Token);
        var saved = await App.Get<PreferencesService>().SaveAsync(
            new Dictionary<DeskAction, string>(), true, null, new Actor(ada.Id, ada.DisplayName, ActorKind.Person, true, true), Token);
        Assert.True(saved.Succeeded);
    }

    private void Print(string what, List<double> times)
    {
        var sorted = times.Order().ToList();
        var line = $"{what}, {Waiting:N0} waiting, {sorted.Count} turns: median {Median(times):0} ms, p95 {sorted[(int)(sorted.Count * .95)]:0} ms, max {sorted[^1]:0} ms";
        output.WriteLine(line);
        Xunit.TestContext.Current.SendDiagnosticMessage(line);
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
