using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Nadia.Core.Common;
using Nadia.Core.Drafting.Models;
using Nadia.Core.Insights;
using Nadia.Core.Review;
using Nadia.Tests.Support;
using Nadia.Web.Components.Shared;
using Nadia.Web.Features.Insights;

namespace Nadia.Tests.Web.Insights;

/// <summary>What is on the page beside today's figures is read on its own and fails on its own; and whose day today is.</summary>
public sealed class InsightsPartsTests(TestPostgres postgres) : PageTest(postgres)
{
    /// <summary>Between one part's reads and the database.</summary>
    private SwitchedContexts Own => field ??= new(Database.Contexts);

    [Fact]
    public async Task While_the_models_cost_is_slow_the_rest_of_the_page_stands()
    {
        var late = new TaskCompletionSource();
        Own.Delay = late.Task;
        var page = OpenWithOwnSpending();

        page.WaitForText("No customers yet.");
        page.WaitForElement("[role=status][aria-label='Adding up what the models cost…']");
        Assert.DoesNotContain("Spent today", page.Markup, StringComparison.Ordinal);

        await page.InvokeAsync(late.SetResult);
        page.WaitForText("Spent today");
        Assert.Empty(page.FindAll("[aria-label='Adding up what the models cost…']"));
    }

    [Fact]
    public async Task When_the_models_cost_cannot_be_read_that_part_alone_says_so()
    {
        Own.GoAway();
        var page = OpenWithOwnSpending();

        page.WaitForText("What the models cost could not be loaded");
        page.WaitForText("No customers yet.");
        Assert.Single(page.FindAll("[role=alert]"));

        Own.ComeBack();
        await page.PressAsync("Retry");
        page.WaitForText("Spent today");
        Assert.Empty(page.FindAll("[role=alert]"));
    }

    [Fact]
    public async Task The_reviewers_figures_are_read_once_in_five_minutes()
    {
        Services.AddSingleton<TimeProvider>(Database.Clock);
        Services.AddSingleton(new ReviewerFigures(Own, Database.Clock));
        var page = Render<ReviewerTable>();
        page.WaitForText("No decisions in this time.");
        await ApproveAsync(await TeamArrange.ReviewerAsync(Database));
        page.WaitForText("Rex");

        // What is told meanwhile and the slow poll may each read once, and no more.
        Own.AfterOperations(2);
        await ApproveAsync(await TeamArrange.ReviewerAsync(Database, "Bea"));
        for (var i = 0; i < 9; i++) Database.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.DoesNotContain("Bea", page.Markup, StringComparison.Ordinal);
        Database.Clock.Advance(TimeSpan.FromSeconds(30));
        page.WaitForText("Bea");
        Assert.Empty(page.FindAll("[role=alert]"));

        Own.GoAway();
        Database.Clock.Advance(TimeSpan.FromMinutes(5));
        page.WaitForElement("[role=alert]");
        Assert.Contains("Bea", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Today_is_the_viewers_own_and_follows_their_zone_when_the_browser_tells_it()
    {
        Services.AddSingleton<TimeProvider>(Database.Clock);
        Database.Clock.SetUtcNow(new(2026, 3, 3, 1, 0, 0, TimeSpan.Zero));
        await ApproveAsync(await TeamArrange.ReviewerAsync(Database));
        Database.Clock.SetUtcNow(new(2026, 3, 3, 8, 30, 0, TimeSpan.Zero));

        // Half an hour into Tuesday in Los Angeles, where it was still Monday as the draft was approved.
        var page = Render<CascadingValue<ViewerZone>>(In("America/Los_Angeles"));
        page.WaitForAssertion(() => Assert.Equal("0 no reply yet", Approved(page)));

        page.Render(In("Europe/Madrid"));
        page.WaitForAssertion(() => Assert.Equal("1 1 without an edit", Approved(page)));
    }

    private IRenderedComponent<InsightsPage> OpenWithOwnSpending()
    {
        Services.AddSingleton(new SpendingReads(Own, Database.Clock));
        return Render<InsightsPage>();
    }

    private async Task ApproveAsync(Actor reviewer)
    {
        var draft = await DraftArrange.DraftAsync(Database);
        Assert.True((await Database.Get<ReviewService>().ApproveAsync(new(draft.Id, draft.Bubbles), reviewer, Token)).Succeeded);
    }

    private static Action<ComponentParameterCollectionBuilder<CascadingValue<ViewerZone>>> In(string zone) =>
        p => p.Add(c => c.Value, ViewerZone.Named(zone)).AddChildContent<InsightsPage>();

    private static string Approved(IRenderedComponent<CascadingValue<ViewerZone>> page) => string.Join(' ', page.FindAll(".tile").Single(t => t.QuerySelector("dt")!.TextContent.Trim() == "Approved")
        .QuerySelectorAll("dd").Select(d => d.TextContent.Trim()));
}
