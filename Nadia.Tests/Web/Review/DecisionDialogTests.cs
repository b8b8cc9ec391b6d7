using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nadia.Core.Drafting;
using Nadia.Core.Live;
using Nadia.Core.Review;
using Nadia.Tests.Support;

namespace Nadia.Tests.Web.Review;

/// <summary>Approve, reject and regenerate: confirmed, cancelled in every way, and overtaken by others.</summary>
public sealed class DecisionDialogTests(TestPostgres postgres) : ReviewPageTest(postgres)
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(500);

    private string Address => Services.GetRequiredService<NavigationManager>().Uri;

    [Fact]
    public async Task Approve_sends_the_bubbles_as_edited_with_notes_quality_and_tags_and_goes_on()
    {
        var draft = await DraftArrange.DraftAsync(Database);
        Database.Clock.Advance(TimeSpan.FromSeconds(1));
        var next = await DraftArrange.DraftAsync(Database);
        await ShowAsync(draft.Id);
        await Page.InvokeAsync(() => Bubbles[0].InputAsync("Yes, in two blues."));

        await AskAsync("Approve & send", "Approve reply");
        Assert.Equal(["Yes, in two blues.", "Shall I keep one for you?"], Dialogs.FindAll(".preview li").Select(li => li.TextContent));
        await Dialogs.InvokeAsync(() => Dialogs.Find("#reviewer-notes").InputAsync("said which"));
        await Dialogs.InvokeAsync(() => Dialogs.FindAll("input[type=radio]")[4].ChangeAsync("on"));
        await Dialogs.InvokeAsync(() => Dialogs.FindAll(".tags label").Single(l => l.TextContent == "Fact fixed").QuerySelector("input")!.ChangeAsync(true));
        await ConfirmAsync("Approve & send");

        await SoonAsync(() => Assert.EndsWith($"/review/{next.Id}", Address, StringComparison.Ordinal));
        var review = (await DecisionAsync(draft.Id))!;
        Assert.Equal(["Yes, in two blues.", "Shall I keep one for you?"], review.FinalBubbles);
        Assert.Equal(("said which", 4, "ana"), (review.Notes, review.QualityScore, review.ReviewerId));
        Assert.Equal(["CONTENT_FACT_FIXED"], review.EditTags);
    }

    [Theory]
    [InlineData("Approve & send", "Approve reply", false)]
    [InlineData("Approve & send", "Approve reply", true)]
    [InlineData("Reject", "Reject draft", false)]
    public async Task A_decision_on_its_way_stands_though_the_page_turns_or_goes(string button, string title, bool turns)
    {
        var (draft, other) = (await DraftArrange.DraftAsync(Database), await DraftArrange.DraftAsync(Database));
        await ShowAsync(draft.Id);
        await AskAsync(button, title);
        await using var db = Database.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(Token);
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM conversations FOR UPDATE", Token);
        var deciding = ConfirmAsync(button);
        await Eventually.TrueAsync(async () => await Sql.ScalarAsync(Database.ConnectionString, Sql.WaitingForLocks) is > 0L);

        if (turns) Page.Render(parameters => parameters.Add(p => p.DraftId, other.Id));
        var leaving = turns ? Task.Delay(Glance, Token) : DisposeComponentsAsync();
        await Task.WhenAny(leaving, Task.Delay(Glance, Token));
        Assert.True(await db.Claims.AnyAsync(c => c.DraftId == draft.Id, Token));
        var address = Address;
        await transaction.RollbackAsync(Token);

        await Task.WhenAll(deciding, leaving);
        await Eventually.TrueAsync(async () => await DecisionAsync(draft.Id) is not null);
        Assert.Equal(address, Address);
    }

    [Theory]
    [InlineData("Approve & send", "Approve reply", "Cancel")]
    [InlineData("Approve & send", "Approve reply", "Escape")]
    [InlineData("Approve & send", "Approve reply", "backdrop")]
    [InlineData("Reject", "Reject draft", "Cancel")]
    [InlineData("Reject", "Reject draft", "Escape")]
    [InlineData("Reject", "Reject draft", "backdrop")]
    [InlineData("Regenerate", "Regenerate draft", "Cancel")]
    [InlineData("Regenerate", "Regenerate draft", "Escape")]
    [InlineData("Regenerate", "Regenerate draft", "backdrop")]
    public async Task Leaving_a_question_leaves_everything_as_it_was(string button, string title, string way)
    {
        var draft = await DraftArrange.DraftAsync(Database);
        await ShowAsync(draft.Id);
        await Page.InvokeAsync(() => Bubbles[1].InputAsync("Mine"));
        var before = (await ReadAsync(draft.Id)).Version;

        await AskAsync(button, title);
        await Dialogs.InvokeAsync(() => Dialogs.Find("textarea").InputAsync("never mind"));
        await LeaveDialogAsync(way);

        Assert.Equal(["Yes, we do.", "Mine"], Texts);
        Assert.Equal(0, await RowsAsync());
        Assert.Equal(before, (await ReadAsync(draft.Id)).Version);
        await AskAsync(button, title);
        Assert.Equal("", Dialogs.Find("textarea").GetAttribute("value"));
    }

    [Fact]
    public async Task Ctrl_Enter_confirms_and_nothing_is_left_when_it_was_the_last()
    {
        var draft = await DraftArrange.DraftAsync(Database);
        await ShowAsync(draft.Id);
        await AskAsync("Approve & send", "Approve reply");
        await PressInDialogAsync(new() { Key = "Enter", CtrlKey = true });
        await SoonAsync(() => Assert.EndsWith("/review", Address, StringComparison.Ordinal));
        Assert.Equal(ReviewDecision.Approved, (await DecisionAsync(draft.Id))!.Decision);
        Assert.Contains("All caught up", Page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_click_asks_no_second_question()
    {
        var draft = await DraftArrange.DraftAsync(Database);
        await ShowAsync(draft.Id);
        _ = Page.InvokeAsync(() => Button("Approve & send").ClickAsync(new()));
        _ = Page.InvokeAsync(() => Button("Approve & send").ClickAsync(new()));
        await SoonAsync(() => Assert.NotEmpty(Dialogs.FindAll(".mud-dialog")));
        Assert.Single(Dialogs.FindAll(".mud-dialog"));
    }

    [Fact]
    public async Task A_draft_that_somebody_else_decided_meanwhile_is_refused_with_who_and_the_text_stays()
    {
        var draft = await DraftArrange.DraftAsync(Database);
        await ShowAsync(draft.Id);
        await Page.InvokeAsync(() => Bubbles[0].InputAsync("Mine"));
        await AskAsync("Approve & send", "Approve reply");
        await Database.Get<ClaimService>().ReleaseAsync(draft.Id, Actors.Ana, Token);
        Assert.True((await Database.Get<ReviewService>().RejectAsync(new(draft.Id), Actors.Ben, Token)).Succeeded);

        await ConfirmAsync("Approve & send");

        await SoonAsync(() => Assert.Contains("Ben already rejected this draft", Page.Find(".note-bad").TextContent, StringComparison.Ordinal));
        Assert.Equal("Mine", Texts[0]);
        Assert.True(Button("Approve & send").HasAttribute("disabled"));
        Assert.Equal(ReviewDecision.Rejected, (await DecisionAsync(draft.Id))!.Decision);
    }

    [Fact]
    public async Task A_stale_draft_is_sent_only_when_the_reviewer_says_so()
    {
        var chat = await Chat.StartAsync(Database);
        await chat.CustomerAsync("Do you have it in blue?");
        var draft = await DraftArrange.DraftForAsync(Database, chat.AccountId, chat.UserId);
        await ShowAsync(draft.Id);
        await chat.CustomerAsync("Or in green?");
        await SoonAsync(() => Assert.Contains("wrote again after this draft was made", Page.Find(".standing").TextContent, StringComparison.Ordinal));

        await AskAsync("Approve & send", "Approve reply");
        Assert.Contains("Or in green?", Dialogs.Find(".note-warn").TextContent, StringComparison.Ordinal);
        await ConfirmAsync("Approve & send");
        Assert.NotEmpty(Dialogs.FindAll(".field-error"));
        Assert.Null(await DecisionAsync(draft.Id));

        await Dialogs.InvokeAsync(() => Dialogs.Find(".check input").ChangeAsync(true));
        await ConfirmAsync("Approve & send");
        await SoonAsync(() => Assert.EndsWith("/review", Address, StringComparison.Ordinal));
        Assert.NotNull(await DecisionAsync(draft.Id));
    }

    [Fact]
    public async Task A_draft_that_goes_stale_while_the_question_is_open_is_not_sent()
    {
        var chat = await Chat.StartAsync(Database);
        await chat.CustomerAsync("Do you have it in blue?");
        var draft = await DraftArrange.DraftForAsync(Database, chat.AccountId, chat.UserId);
        await ShowAsync(draft.Id);
        await AskAsync("Approve & send", "Approve reply");
        await chat.CustomerAsync("Or in green?");

        await ConfirmAsync("Approve & send");

        await SoonAsync(() => Assert.Contains("after this draft was made", Page.Find(".note-bad").TextContent, StringComparison.Ordinal));
        Assert.Null(await DecisionAsync(draft.Id));
    }

    [Fact]
    public async Task Reject_keeps_the_reason_and_asks_for_a_new_draft_when_told_to()
    {
        var draft = await DraftArrange.DraftAsync(Database);
        await ShowAsync(draft.Id);
        await AskAsync("Reject", "Reject draft");
        await Dialogs.InvokeAsync(() => Dialogs.Find("#reviewer-notes").InputAsync("too short"));
        await Dialogs.InvokeAsync(() => Dialogs.Find(".check input").ChangeAsync(true));
        await ConfirmAsync("Reject");

        await SoonAsync(() => Assert.EndsWith("/review", Address, StringComparison.Ordinal));
        Assert.Equal((ReviewDecision.Rejected, "too short"), ((await DecisionAsync(draft.Id))!.Decision, (await DecisionAsync(draft.Id))!.Notes));
        await using var db = Database.Open();
        Assert.Equal("too short", (await db.Conversations.SingleAsync(c => c.Id == draft.ConversationId, Token)).RedraftInstruction);
    }

    [Fact]
    public async Task A_redraft_while_editing_keeps_the_text_and_it_can_be_had_back_on_the_new_draft()
    {
        var chat = await Chat.StartAsync(Database);
        await chat.CustomerAsync("Do you have it in blue?");
        var draft = await DraftArrange.DraftForAsync(Database, chat.AccountId, chat.UserId);
        await ShowAsync(draft.Id);
        await Page.InvokeAsync(() => Bubbles[0].InputAsync("Mine"));
        await AskAsync("Regenerate", "Regenerate draft");
        await Dialogs.InvokeAsync(() => Dialogs.Find("#instruction").InputAsync("warmer"));
        await ConfirmAsync("Regenerate");
        await SoonAsync(() => Assert.Contains("A new draft is being written", Page.Markup, StringComparison.Ordinal));

        var newer = await ReplaceAsync(draft, chat);
        await SoonAsync(() => Assert.Contains("A newer draft took this one's place", Page.Markup, StringComparison.Ordinal));
        Assert.Equal("Mine", Texts[0]);
        await PressAsync("Start over");

        await SoonAsync(() => Assert.EndsWith($"/review/{newer.Id}", Address, StringComparison.Ordinal));
        Page.Render(parameters => parameters.Add(p => p.DraftId, newer.Id));
        await SoonAsync(() => Assert.False(Button("Approve & send").HasAttribute("disabled")));
        Assert.Equal(["A warmer one"], Texts);
        await PressAsync("Bring my text back");
        await SoonAsync(() => Assert.Equal("Mine", Texts[0]));
    }

    private async Task<Draft> ReplaceAsync(Draft draft, Chat chat)
    {
        await using (var db = Database.Open())
        {
            await db.Drafts.Where(d => d.Id == draft.Id).ExecuteUpdateAsync(set => set.SetProperty(d => d.State, DraftState.Superseded), Token);
        }

        var newer = await DraftArrange.DraftForAsync(Database, chat.AccountId, chat.UserId, "A warmer one");
        Database.Feed.Publish(LiveChange.Draft(draft.Id), LiveChange.Draft(newer.Id));
        return newer;
    }
}
