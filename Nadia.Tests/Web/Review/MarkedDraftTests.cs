using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nadia.Core.Drafting;
using Nadia.Core.Live;
using Nadia.Core.Review;
using Nadia.Tests.Support;
using Nadia.Web.Features.Review.Queue;

namespace Nadia.Tests.Web.Review;

/// <summary>Drafts that came back, wait unwritten or arrived while away: what is said of them, what can be done, and the queue narrowed to them.</summary>
public sealed class MarkedDraftTests(TestPostgres postgres) : ReviewPageTest(postgres)
{
    private const string Typed = "The customer began to <b>type</b>.";

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    [Fact]
    public async Task What_came_back_says_why_and_shows_the_bubbles_to_approve_again()
    {
        var draft = await DraftArrange.DraftOfAsync(Database, DraftOrigin.Returned, Typed);
        await ShowAsync(draft.Id);
        Assert.Contains($"Came back. {Typed} Nothing of them is sent until you approve again.", Page.Find(".reply").TextContent, StringComparison.Ordinal);
        Assert.Equal(["Yes, we do.", "Shall I keep one for you?"], Texts);
        Assert.False(Button("Approve & send").HasAttribute("disabled"));
        Assert.Contains("Came back", Page.Find(".entry").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_nobody_drafted_offers_to_draft_it_and_that_asks_the_models()
    {
        var draft = await DraftArrange.DraftOfAsync(Database, DraftOrigin.Unwritten, "It arrived while NADIA was off.", away: true);
        await ShowAsync(draft.Id);
        Assert.Empty(Bubbles);
        Assert.True(Button("Approve & send").HasAttribute("disabled"));
        Assert.Contains("No draft yet.", Page.Find(".unwritten").TextContent, StringComparison.Ordinal);

        await PressAsync("Draft it");

        await SoonAsync(() => Assert.Contains("A new draft is being written.", Page.Markup, StringComparison.Ordinal));
        await using var db = Database.Open();
        Assert.NotNull((await db.Conversations.SingleAsync(c => c.Id == draft.ConversationId, Token)).DueAt);
        Assert.Equal(DraftState.Pending, (await ReadAsync(draft.Id)).State);
    }

    [Fact]
    public async Task What_nobody_drafted_can_be_written_in_one_empty_bubble_and_approved()
    {
        var draft = await DraftArrange.DraftOfAsync(Database, DraftOrigin.Unwritten, "It arrived while NADIA was off.");
        await ShowAsync(draft.Id);
        await PressAsync("Write it yourself");
        await SoonAsync(() => Assert.Equal([""], Texts));
        await Page.InvokeAsync(() => Bubbles[0].InputAsync("Sorry for the wait: yes."));

        await AskAsync("Approve & send", "Approve reply");
        await ConfirmAsync("Approve & send");

        await SoonAsync(() => Assert.DoesNotContain("Sorry for the wait", Page.Markup, StringComparison.Ordinal));
        Assert.Equal(["Sorry for the wait: yes."], (await DecisionAsync(draft.Id))!.FinalBubbles);
    }

    [Fact]
    public async Task What_was_asked_for_and_failed_says_why_and_can_be_asked_for_again()
    {
        var draft = await DraftArrange.DraftOfAsync(Database, DraftOrigin.Unwritten, "The model took too long to answer.");
        await ShowAsync(draft.Id);
        await PressAsync("Draft it");
        await SoonAsync(() => Assert.Contains("A new draft is being written.", Page.Markup, StringComparison.Ordinal));

        await using var db = Database.Open();
        await db.Conversations.Where(c => c.Id == draft.ConversationId)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.DraftingError, "The model's <b>server</b> cannot be reached."), Token);
        Database.Feed.Publish(LiveChange.Conversation(draft.ConversationId));

        await SoonAsync(() => Assert.Contains(
            "Not done. A new draft could not be made. The model's <b>server</b> cannot be reached.", Page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.False(Button("Draft it").HasAttribute("disabled"));
        Assert.Contains("while nobody has this open", Page.Find(".unwritten").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_turns_to_the_draft_that_took_the_place_of_an_untouched_empty_one()
    {
        var draft = await DraftArrange.DraftOfAsync(Database, DraftOrigin.Unwritten, "Off.");
        await ShowAsync(draft.Id);
        var next = await ReplaceAsync(draft);
        await SoonAsync(() => Assert.EndsWith($"/review/{next.Id}", Navigation.Uri, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_somebody_writes_by_hand_stays_when_a_draft_comes()
    {
        var draft = await DraftArrange.DraftOfAsync(Database, DraftOrigin.Unwritten, "Off.");
        await ShowAsync(draft.Id);
        await PressAsync("Write it yourself");
        await SoonAsync(() => Assert.Equal([""], Texts));
        await Page.InvokeAsync(() => Bubbles[0].InputAsync("By hand."));
        var next = await ReplaceAsync(draft);
        await SoonAsync(() => Assert.Contains("Redraft with my text", Page.Markup, StringComparison.Ordinal));
        Assert.Equal(["By hand."], Texts);
        Assert.DoesNotContain(next.Id.ToString(), Navigation.Uri, StringComparison.Ordinal);
    }

    private async Task<Draft> ReplaceAsync(Draft draft)
    {
        await using var db = Database.Open();
        await db.Drafts.Where(d => d.Id == draft.Id).ExecuteUpdateAsync(set => set.SetProperty(d => d.State, DraftState.Superseded), Token);
        var chat = await db.Conversations.SingleAsync(c => c.Id == draft.ConversationId, Token);
        var next = await DraftArrange.DraftForAsync(Database, chat.AccountId, chat.ChatId);
        Database.Feed.Publish(LiveChange.Draft(draft.Id), LiveChange.Draft(next.Id), LiveChange.Conversation(draft.ConversationId));
        return next;
    }

    [Fact]
    public async Task The_queue_is_narrowed_by_its_marks_and_live_rows_heed_it()
    {
        var plain = await DraftArrange.DraftAsync(Database);
        var back = await DraftArrange.DraftOfAsync(Database, DraftOrigin.Returned, Typed);
        var away = await DraftArrange.DraftOfAsync(Database, DraftOrigin.Unwritten, "Off.", away: true);
        await ShowAsync();
        await SoonAsync(() => Assert.Equal(3, Page.FindAll(".entry").Count));
        await SoonAsync(() => Assert.Equal(["All", "Came back 1", "No draft yet 1", "Arrived while away 1"], Page.FindAll(".marks a").Select(a => a.TextContent.Trim())));

        Navigation.NavigateTo("/review?show=returned");
        await SoonAsync(() => Assert.Equal(back.Id.ToString(), Assert.Single(Page.FindAll(".entry")).GetAttribute("data-id")));
        Assert.Equal($"/review/{back.Id}?show=returned", Page.Find(".entry a").GetAttribute("href"));
        await SoonAsync(() => Assert.Equal("Came back 1", Page.Find(".marks a[aria-current]").TextContent.Trim()));

        var later = await DraftArrange.DraftOfAsync(Database, DraftOrigin.Returned, Typed);
        Database.Feed.Publish(LiveChange.Draft(plain.Id), LiveChange.Draft(away.Id), LiveChange.Draft(later.Id));
        await SoonAsync(() => Assert.Equal([back.Id.ToString(), later.Id.ToString()], Page.FindAll(".entry").Select(e => e.GetAttribute("data-id")!)));

        Navigation.NavigateTo("/review?show=nonsense");
        await SoonAsync(() => Assert.Equal(4, Page.FindAll(".entry").Count));
    }

    [Fact]
    public async Task A_narrowed_queue_with_nothing_in_it_is_not_all_caught_up()
    {
        await DraftArrange.DraftAsync(Database);
        Navigation.NavigateTo("/review?show=away");
        await ShowAsync();
        await SoonAsync(() => Assert.Contains("Nothing is marked “Arrived while away”", Page.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("All caught up", Page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Marks_are_counted_and_filtered_by_the_service()
    {
        await DraftArrange.DraftAsync(Database);
        var away = await DraftArrange.DraftOfAsync(Database, DraftOrigin.Unwritten, "Off.", away: true);
        var reads = Database.Get<ReviewReads>();
        Assert.Equal(away.Id, Assert.Single((await reads.QueueAsync(null, 10, QueueMark.Away, Actors.Ana, Token)).Value.Items).Id);
        Assert.Empty((await reads.QueueAsync(null, 10, QueueMark.Returned, Actors.Ana, Token)).Value.Items);
        var summary = (await reads.SummaryAsync(Actors.Ana, Token)).Value;
        Assert.Equal((2, 1, 1, 0), (summary.Count(null), summary.Count(QueueMark.Away), summary.Count(QueueMark.Unwritten), summary.Count(QueueMark.Returned)));
        Assert.IsType<Nadia.Core.Common.Forbidden>((await reads.TagsAsync(Actors.Nobody, Token)).Refusal);
    }

    [Theory]
    [InlineData("away", QueueMark.Away)]
    [InlineData("returned", QueueMark.Returned)]
    [InlineData("unwritten", QueueMark.Unwritten)]
    [InlineData("all", null)]
    [InlineData(null, null)]
    public void The_address_names_the_mark(string? key, QueueMark? mark) => Assert.Equal(mark, QueueMarks.Parse(key));
}
