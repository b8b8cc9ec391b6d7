using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nadia.Core.Drafting;
using Nadia.Core.Live;
using Nadia.Core.Review;
using Nadia.Tests.Support;

namespace Nadia.Tests.Web.Review;

/// <summary>The conversation moves on while a draft is open: the text stays, what is new is shown, and there are three ways on.</summary>
public sealed class StaleChoiceTests(TestPostgres postgres) : ReviewPageTest(postgres)
{
    private static readonly string[] Choices = ["Send anyway", "Redraft with my text", "Start over"];

    private Chat chat = default!;
    private Draft draft = default!;

    private string Address => Services.GetRequiredService<NavigationManager>().Uri;

    [Fact]
    public async Task The_customer_writes_again_and_the_text_stays_with_three_ways_on()
    {
        await OpenEditedAsync();
        await WriteAgainAsync();
        Assert.Equal(Choices, Page.FindAll(".standing-actions button").Select(b => b.TextContent.Trim()));
        Assert.Contains("Or in green?", Page.Find(".news").TextContent, StringComparison.Ordinal);
        Assert.Equal("Mine", Texts[0]);
    }

    [Fact]
    public async Task Send_anyway_asks_with_the_news_and_sends_the_text()
    {
        await OpenEditedAsync();
        await WriteAgainAsync();
        await AskAsync("Send anyway", "Approve reply");
        Assert.Contains("Or in green?", Dialogs.Find(".note-warn").TextContent, StringComparison.Ordinal);
        await ConfirmAsync("Approve & send");
        await SoonAsync(() => Assert.EndsWith("/review", Address, StringComparison.Ordinal));
        Assert.Equal("Mine", (await DecisionAsync(draft.Id))!.FinalBubbles[0]);
    }

    [Theory]
    [InlineData("Cancel")]
    [InlineData("Escape")]
    [InlineData("backdrop")]
    public async Task Leaving_the_question_sends_nothing(string way)
    {
        await OpenEditedAsync();
        await AnswerFromThePhoneAsync();
        await AskAsync("Send anyway", "Approve reply");
        await LeaveDialogAsync(way);
        Assert.Equal(0, await RowsAsync());
        Assert.Equal(DraftState.Superseded, (await ReadAsync(draft.Id)).State);
        Assert.Equal("Mine", Texts[0]);
    }

    [Fact]
    public async Task After_an_answer_from_the_phone_the_text_can_still_be_sent()
    {
        await OpenEditedAsync();
        await AnswerFromThePhoneAsync();
        Assert.Contains("from the phone", Page.Find(".standing").TextContent, StringComparison.Ordinal);
        await AskAsync("Send anyway", "Approve reply");
        await ConfirmAsync("Approve & send");
        await SoonAsync(() => Assert.EndsWith("/review", Address, StringComparison.Ordinal));
        Assert.Equal("Mine", (await DecisionAsync(draft.Id))!.FinalBubbles[0]);
    }

    [Fact]
    public async Task What_comes_while_the_question_is_open_stops_it_and_the_text_stays()
    {
        await OpenEditedAsync();
        await AnswerFromThePhoneAsync();
        await AskAsync("Send anyway", "Approve reply");
        await chat.PhoneAsync("And a second answer.");
        await ConfirmAsync("Approve & send");
        await SoonAsync(() => Assert.Contains("Not done.", Page.Find(".note-bad").TextContent, StringComparison.Ordinal));
        Assert.Null(await DecisionAsync(draft.Id));
        Assert.Equal("Mine", Texts[0]);
    }

    [Fact]
    public async Task In_place_of_a_newer_draft_the_text_is_sent_under_that_ones_id()
    {
        await OpenEditedAsync();
        await WriteAgainAsync();
        var newer = await ReplaceAsync();
        await AskAsync("Send anyway", "Approve reply");
        await ConfirmAsync("Approve & send");
        await SoonAsync(() => Assert.EndsWith("/review", Address, StringComparison.Ordinal));
        Assert.Null(await DecisionAsync(draft.Id));
        Assert.Equal("Mine", (await DecisionAsync(newer.Id))!.FinalBubbles[0]);
    }

    [Fact]
    public async Task A_newer_draft_that_somebody_else_has_is_not_sent_over_their_head()
    {
        await OpenEditedAsync();
        await WriteAgainAsync();
        var newer = await ReplaceAsync();
        await Database.Get<ClaimService>().OpenAsync(newer.Id, Actors.Ben, Token);
        await AskAsync("Send anyway", "Approve reply");
        await ConfirmAsync("Approve & send");
        await SoonAsync(() => Assert.Contains("Ben", Page.Find(".note-bad").TextContent, StringComparison.Ordinal));
        Assert.Null(await DecisionAsync(newer.Id));
        Assert.Equal("Mine", Texts[0]);
    }

    [Fact]
    public async Task Redraft_with_my_text_gives_it_to_the_models_and_turns_to_what_they_wrote()
    {
        await OpenEditedAsync();
        await WriteAgainAsync();
        await PressAsync("Redraft with my text");
        await SoonAsync(() => Assert.Contains("A new draft is being written", Page.Markup, StringComparison.Ordinal));
        Assert.Equal("Mine\nShall I keep one for you?", (await chat.ReadAsync()).RedraftText);

        var newer = await ReplaceAsync();
        await SoonAsync(() => Assert.EndsWith($"/review/{newer.Id}", Address, StringComparison.Ordinal));
        Page.Render(parameters => parameters.Add(p => p.DraftId, newer.Id));
        await SoonAsync(() => Assert.Equal(["Both"], Texts));
        await PressAsync("Bring my text back");
        await SoonAsync(() => Assert.Equal("Mine", Texts[0]));
    }

    [Fact]
    public async Task Start_over_drops_the_text_for_the_new_draft_and_keeps_it_within_reach()
    {
        await OpenEditedAsync();
        await WriteAgainAsync();
        await PressAsync("Start over");
        await SoonAsync(() => Assert.Equal("Yes, we do.", Texts[0]));
        Assert.Null((await chat.ReadAsync()).RedraftText);
        Assert.NotNull((await chat.ReadAsync()).DueAt);

        var newer = await ReplaceAsync();
        await SoonAsync(() => Assert.EndsWith($"/review/{newer.Id}", Address, StringComparison.Ordinal));
        Page.Render(parameters => parameters.Add(p => p.DraftId, newer.Id));
        await SoonAsync(() => Assert.Equal(["Both"], Texts));
        await PressAsync("Bring my text back");
        await SoonAsync(() => Assert.Equal("Mine", Texts[0]));
    }

    private async Task OpenEditedAsync()
    {
        chat = await Chat.StartAsync(Database);
        await chat.CustomerAsync("Do you have it in blue?");
        draft = await DraftArrange.DraftForAsync(Database, chat.AccountId, chat.UserId);
        await ShowAsync(draft.Id);
        await Page.InvokeAsync(() => Bubbles[0].InputAsync("Mine"));
    }

    private async Task WriteAgainAsync()
    {
        await chat.CustomerAsync("Or in green?");
        await SoonAsync(() => Assert.Contains("wrote again", Page.Find(".standing").TextContent, StringComparison.Ordinal));
    }

    private async Task AnswerFromThePhoneAsync()
    {
        Database.Clock.Advance(TimeSpan.FromSeconds(1));
        await chat.PhoneAsync("Yes, two of them.");
        await SoonAsync(() => Assert.Contains("Yes, two of them.", Page.Find(".news").TextContent, StringComparison.Ordinal));
    }

    private async Task<Draft> ReplaceAsync()
    {
        await using (var db = Database.Open())
        {
            await db.Drafts.Where(d => d.Id == draft.Id).ExecuteUpdateAsync(set => set.SetProperty(d => d.State, DraftState.Superseded), Token);
            await db.Claims.ExecuteDeleteAsync(Token);
        }

        var newer = await DraftArrange.DraftForAsync(Database, chat.AccountId, chat.UserId, "Both");
        Database.Feed.Publish(LiveChange.Draft(draft.Id), LiveChange.Draft(newer.Id));
        await SoonAsync(() => Assert.True(Page.Markup.Contains("A newer draft took", StringComparison.Ordinal) || Address.Contains(newer.Id.ToString(), StringComparison.Ordinal)));
        return newer;
    }
}
