using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nadia.Core.Live;
using Nadia.Core.Review;
using Nadia.Tests.Support;
using Nadia.Web.Features.Review;

namespace Nadia.Tests.Web.Review;

/// <summary>What the page shows: queue states, other people's claims, hostile text, and nothing left behind.</summary>
public sealed class ReviewPageTests(TestPostgres postgres) : ReviewPageTest(postgres)
{
    private const string Hostile = "<img src=x onerror=alert(1)>";

    [Fact]
    public async Task An_empty_queue_says_so()
    {
        await ShowAsync();
        Assert.Contains("All caught up", Page.Markup, StringComparison.Ordinal);
        Assert.Empty(Page.FindAll("[role=alert]"));
    }

    [Fact]
    public async Task A_database_that_is_away_looks_like_an_error_and_Retry_brings_the_queue()
    {
        await DraftArrange.DraftAsync(Database);
        Switch.GoAway();
        await ShowAsync();
        Assert.Contains("The queue could not be loaded", Page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("All caught up", Page.Markup, StringComparison.Ordinal);

        Switch.ComeBack();
        await PressAsync("Retry");
        await SoonAsync(() => Assert.Single(Page.FindAll(".entry")));
    }

    [Fact]
    public async Task A_database_that_is_away_while_opening_is_said_and_Retry_opens_the_draft()
    {
        var draft = await DraftArrange.DraftAsync(Database);
        Switch.GoAway();
        await ShowAsync(draft.Id);
        Assert.Contains("The draft could not be loaded", Page.Find(".desk-reply [role=alert]").TextContent, StringComparison.Ordinal);

        Switch.ComeBack();
        await Page.InvokeAsync(() => Page.Find(".desk-reply .state-error button").ClickAsync(new()));
        await SoonAsync(() => Assert.False(Button("Approve & send").HasAttribute("disabled")));
    }

    [Fact]
    public async Task A_decision_that_gets_no_answer_keeps_the_text_and_can_be_made_again()
    {
        var draft = await DraftArrange.DraftAsync(Database);
        await ShowAsync(draft.Id);
        await Page.InvokeAsync(() => Bubbles[0].InputAsync("Mine"));
        await AskAsync("Approve & send", "Approve reply");
        Switch.GoAway();
        await ConfirmAsync("Approve & send");
        await SoonAsync(() => Assert.Contains("The database did not answer", Page.Find(".reply .note-bad").TextContent, StringComparison.Ordinal), TimeSpan.Zero);
        Assert.Equal("Mine", Texts[0]);

        Switch.ComeBack();
        await AskAsync("Approve & send", "Approve reply");
        await ConfirmAsync("Approve & send");
        await SoonAsync(() => Assert.Contains("All caught up", Page.Markup, StringComparison.Ordinal));
        Assert.Equal("Mine", (await DecisionAsync(draft.Id))!.FinalBubbles[0]);
    }

    [Fact]
    public async Task A_draft_that_is_made_while_the_page_is_open_appears_at_its_place()
    {
        var late = await DraftArrange.DraftAsync(Database);
        await ShowAsync();
        var risky = await DraftArrange.DraftAsync(Database);
        await MoveAsync(risky.Id, late.QueueAt.AddMinutes(-5));
        Database.Feed.Publish(LiveChange.Draft(risky.Id));
        await SoonAsync(() => Assert.Equal([$"{risky.Id}", $"{late.Id}"], Page.FindAll(".entry").Select(e => e.GetAttribute("data-id"))));
        Assert.Equal("2 waiting", Page.Find(".count").TextContent);
    }

    [Fact]
    public async Task A_signal_that_was_lost_is_caught_by_the_poll()
    {
        await ShowAsync();
        await DraftArrange.DraftAsync(Database);
        await SoonAsync(() => Assert.Single(Page.FindAll(".entry")), DeskSignals.Tick);
    }

    [Fact]
    public async Task After_a_reading_that_failed_the_next_signal_brings_everything_that_was_missed()
    {
        await ShowAsync();
        Switch.GoAway();
        Database.Feed.Publish(LiveChange.Draft(Guid.NewGuid()));
        await SoonAsync(() => Assert.Contains("The queue could not be loaded", Page.Markup, StringComparison.Ordinal));

        Switch.ComeBack();
        await DraftArrange.DraftAsync(Database);
        Database.Feed.Publish(LiveChange.Draft(Guid.NewGuid()));
        await SoonAsync(() => Assert.Single(Page.FindAll(".entry")));
    }

    [Fact]
    public async Task Messages_that_came_out_of_the_order_of_their_days_are_shown_all_the_same()
    {
        var chat = await Chat.StartAsync(Database);
        foreach (var text in (string[])["one", "two", "three"]) await chat.CustomerAsync(text);
        await Sql.ExecuteAsync(Database.ConnectionString, "UPDATE messages SET sent_at = sent_at - interval '1 day' WHERE text = 'two'");
        var draft = await DraftArrange.DraftForAsync(Database, chat.AccountId, chat.UserId);

        await ShowAsync(draft.Id);

        await SoonAsync(() => Assert.Equal(3, Page.FindAll(".messages .message-in").Count));
    }

    [Fact]
    public async Task Hostile_text_is_text_everywhere()
    {
        var chat = await Chat.StartAsync(Database);
        await chat.CustomerAsync(Hostile, name: Hostile);
        var draft = await DraftArrange.DraftForAsync(Database, chat.AccountId, chat.UserId, Hostile);
        await ShowAsync(draft.Id);

        Assert.Empty(Page.FindAll("img"));
        foreach (var place in (string[])[".entry-name", ".desk-title", ".message-text", ".card h2"])
            await SoonAsync(() => Assert.Contains(Hostile, Page.Find(place).TextContent, StringComparison.Ordinal));
        await AskAsync("Approve & send", "Approve reply");
        Assert.Empty(Dialogs.FindAll("img"));
        Assert.Equal(Hostile, Dialogs.Find(".preview li").TextContent);
        await ConfirmAsync("Approve & send");
        await SoonAsync(() => Assert.Contains(Hostile, Page.Find(".undo").TextContent, StringComparison.Ordinal));
        Assert.Empty(Page.FindAll("img"));
    }

    [Fact]
    public async Task Another_reviewers_draft_is_for_reading_until_it_is_free()
    {
        var draft = await DraftArrange.DraftAsync(Database);
        await Database.Get<ClaimService>().OpenAsync(draft.Id, Actors.Ben, Token);
        await ShowAsync(draft.Id);
        Assert.Contains("Ben is viewing this draft", Page.Find(".standing").TextContent, StringComparison.Ordinal);
        Assert.Contains("Ben is viewing", Page.Find(".entry").TextContent, StringComparison.Ordinal);
        Assert.True(Bubbles[0].HasAttribute("readonly"));
        Assert.True(Button("Approve & send").HasAttribute("disabled"));

        await Database.Get<ClaimService>().ReleaseAsync(draft.Id, Actors.Ben, Token);

        await SoonAsync(() => Assert.False(Button("Approve & send").HasAttribute("disabled")));
        Assert.False(Bubbles[0].HasAttribute("readonly"));
        await SoonAsync(() => Assert.DoesNotContain("is viewing", Page.Find(".entry").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_that_is_left_leaves_no_claim_and_no_subscription()
    {
        var draft = await DraftArrange.DraftAsync(Database);
        var others = Database.Feed.SubscriptionCount;
        await ShowAsync(draft.Id);
        Assert.Equal(1, await ClaimsAsync());
        Assert.Equal(others + 3, Database.Feed.SubscriptionCount);

        await DisposeComponentsAsync();

        Assert.Equal(others, Database.Feed.SubscriptionCount);
        Assert.Equal(0, await ClaimsAsync());
    }

    [Fact]
    public async Task A_decided_draft_shows_who_decided_and_the_receipts()
    {
        var draft = await DraftArrange.DraftAsync(Database);
        await Database.Get<ReviewService>().ApproveAsync(new(draft.Id, ["Sent this"], Notes: "fine"), Actors.Ben, Token);
        await ShowAsync(draft.Id);
        Assert.Contains("Ben approved this draft", Page.Find(".standing").TextContent, StringComparison.Ordinal);
        Assert.Equal(["Sent this queued"], Page.FindAll(".deliveries li").Select(li => li.TextContent.Trim()));
        Assert.Empty(Bubbles);
    }

    [Fact]
    public async Task An_unknown_draft_is_said_and_leads_back()
    {
        await ShowAsync(Guid.CreateVersion7());
        Assert.Contains("The draft was not found.", Page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_title_counts_who_waits()
    {
        await DraftArrange.DraftAsync(Database);
        var head = Render<Microsoft.AspNetCore.Components.Web.HeadOutlet>();
        await ShowAsync();
        await SoonAsync(() => Assert.Contains("(1) Review · NADIA", head.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Undo_takes_the_approval_back_and_opens_the_draft_again()
    {
        var draft = await DraftArrange.DraftAsync(Database);
        await ShowAsync(draft.Id);
        await Page.InvokeAsync(() => Bubbles[0].InputAsync("Mine"));
        await AskAsync("Approve & send", "Approve reply");
        await ConfirmAsync("Approve & send");
        await SoonAsync(() => Assert.Contains("3 s", Page.Find(".undo").TextContent, StringComparison.Ordinal), TimeSpan.Zero);

        await Page.InvokeAsync(() => Page.Find(".undo button").ClickAsync(new()));

        var navigation = Services.GetRequiredService<NavigationManager>();
        await SoonAsync(() => Assert.EndsWith($"/review/{draft.Id}", navigation.Uri, StringComparison.Ordinal));
        Assert.Equal(0, await RowsAsync());
        Page.Render(parameters => parameters.Add(p => p.DraftId, draft.Id));
        await SoonAsync(() => Assert.Equal("Mine", Texts[0]));
    }

    private async Task MoveAsync(Guid id, DateTimeOffset queueAt)
    {
        await using var db = Database.Open();
        await db.Database.ExecuteSqlAsync($"UPDATE drafts SET queue_at = {queueAt} WHERE id = {id}", Token);
    }

    private async Task<int> ClaimsAsync()
    {
        await using var db = Database.Open();
        return await db.Claims.CountAsync(Token);
    }
}
