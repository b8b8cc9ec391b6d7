using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Nadia.Core.Drafting;
using Nadia.Core.Review;
using Nadia.Core.Review.Labels;
using Nadia.Core.Review.Preferences;
using Nadia.Tests.Support;

namespace Nadia.Tests.Web.Review;

/// <summary>Going through many drafts: approve and next, skip, take back, label before the decision, no question where none is wanted.</summary>
public sealed class SittingTests(TestPostgres postgres) : ReviewPageTest(postgres)
{
    private string Address => Services.GetRequiredService<NavigationManager>().Uri;

    [Fact]
    public async Task A_rejection_is_taken_back_from_the_notice()
    {
        var draft = await DraftArrange.DraftAsync(Database);
        await ShowAsync(draft.Id);
        await AskAsync("Reject", "Reject draft");
        await ConfirmAsync("Reject");
        await SoonAsync(() => Assert.Contains("10 s", Page.Find(".undo").TextContent, StringComparison.Ordinal), TimeSpan.Zero);

        await Page.InvokeAsync(() => Page.Find(".undo button").ClickAsync(new()));

        await SoonAsync(() => Assert.EndsWith($"/review/{draft.Id}", Address, StringComparison.Ordinal));
        Assert.Null(await DecisionAsync(draft.Id));
        Assert.Equal(DraftState.Pending, (await ReadAsync(draft.Id)).State);
    }

    [Fact]
    public async Task The_notice_counts_down_and_goes()
    {
        var draft = await DraftArrange.DraftAsync(Database);
        await ShowAsync(draft.Id);
        await AskAsync("Approve & send", "Approve reply");
        await ConfirmAsync("Approve & send");
        await SoonAsync(() => Assert.Contains("3 s", Page.Find(".undo").TextContent, StringComparison.Ordinal), TimeSpan.Zero);
        await SoonAsync(() => Assert.Contains("1 s", Page.Find(".undo").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(1));
        await SoonAsync(() => Assert.Empty(Page.FindAll(".undo")), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_skipped_draft_stays_free_comes_last_and_can_be_had_back()
    {
        var (first, second, third) = (await NextDraftAsync(), await NextDraftAsync(), await NextDraftAsync());
        await ShowAsync(first.Id);
        await TurnByAsync("Skip", second.Id);
        Assert.Equal(0, await RowsAsync());
        Assert.True((await Database.Get<ClaimService>().OpenAsync(first.Id, Actors.Ben, Token)).Succeeded);
        await Database.Get<ClaimService>().ReleaseAsync(first.Id, Actors.Ben, Token);

        await Page.InvokeAsync(() => Page.Find(".undo button").ClickAsync(new()));
        await ArriveAsync(first.Id);
        await TurnByAsync("Skip", second.Id);
        await TurnByAsync("Skip", third.Id);
        await TurnByAsync("Skip", first.Id);
    }

    [Fact]
    public async Task Labels_given_before_are_in_the_question_and_in_the_decision()
    {
        var draft = await DraftArrange.DraftAsync(Database);
        await ShowAsync(draft.Id);
        await PressAsync("Quality 4 of 5");
        await AskAsync("Tags", "Edit tags");
        await Dialogs.InvokeAsync(() => Dialogs.FindAll(".tags label").Single(l => l.TextContent == "Warmer").QuerySelector("input")!.ChangeAsync(true));
        await ConfirmAsync("Tag");
        await SoonAsync(() => Assert.Contains("Tags (1)", Page.Find(".labels-tags").TextContent, StringComparison.Ordinal), TimeSpan.Zero);

        await AskAsync("Approve & send", "Approve reply");
        Assert.True(Dialogs.FindAll(".scale input")[4].HasAttribute("checked"));
        await ConfirmAsync("Approve & send");
        await SoonAsync(() => Assert.EndsWith("/review", Address, StringComparison.Ordinal));
        var review = (await DecisionAsync(draft.Id))!;
        Assert.Equal(4, review.QualityScore);
        Assert.Equal(["TONE_WARMER"], review.EditTags);
    }

    [Fact]
    public async Task Labels_given_before_stay_while_one_turns_to_another_draft_and_go_with_a_rejection()
    {
        var (draft, next) = (await NextDraftAsync(), await NextDraftAsync());
        await ShowAsync(draft.Id);
        await PressAsync("Quality 2 of 5");
        await AskAsync("Tags", "Edit tags");
        await Dialogs.InvokeAsync(() => Dialogs.FindAll(".tags label").Single(l => l.TextContent == "Warmer").QuerySelector("input")!.ChangeAsync(true));
        await ConfirmAsync("Tag");
        await TurnByAsync("Skip", next.Id);
        Assert.DoesNotContain("(1)", Page.Find(".labels-tags").TextContent, StringComparison.Ordinal);
        await TurnByAsync("Skip", draft.Id);
        Assert.Equal("true", Button("Quality 2 of 5").GetAttribute("aria-pressed"));
        Assert.Contains("Tags (1)", Page.Find(".labels-tags").TextContent, StringComparison.Ordinal);

        await AskAsync("Reject", "Reject draft");
        await Dialogs.InvokeAsync(() => Dialogs.Find("#reviewer-notes").InputAsync("Too stiff"));
        await ConfirmAsync("Reject");
        await SoonAsync(() => Assert.EndsWith($"/review/{next.Id}", Address, StringComparison.Ordinal));

        var review = (await DecisionAsync(draft.Id))!;
        Assert.Equal((ReviewDecision.Rejected, 2, "Too stiff"), (review.Decision, review.QualityScore, review.Notes));
        Assert.Equal(["TONE_WARMER"], review.EditTags);
    }

    [Fact]
    public async Task Notes_of_an_answer_that_was_refused_stand_in_the_next_question()
    {
        var draft = await NextDraftAsync();
        await ShowAsync(draft.Id);
        await AskAsync("Reject", "Reject draft");
        await Dialogs.InvokeAsync(() => Dialogs.Find("#reviewer-notes").InputAsync("Too stiff"));
        Switch.GoAway();
        await ConfirmAsync("Reject");
        await SoonAsync(() => Assert.Contains("did not answer", Page.Markup, StringComparison.Ordinal));
        Switch.ComeBack();

        await AskAsync("Reject", "Reject draft");

        Assert.Equal("Too stiff", Dialogs.Find("#reviewer-notes").GetAttribute("value"));
    }

    [Fact]
    public async Task An_open_page_follows_what_the_business_asks_for()
    {
        await ShowAsync((await NextDraftAsync()).Id);
        Assert.NotEmpty(Page.FindAll(".labels-scale"));
        await Database.Get<LabelSettings>().SaveAsync(new(LabelUse.Hidden, LabelUse.Optional, LabelUse.Optional), Actors.Admin, Token);
        await SoonAsync(() => Assert.Empty(Page.FindAll(".labels-scale")));
    }

    [Fact]
    public async Task Without_flags_nothing_is_asked_of_whoever_wants_no_question()
    {
        await WantNoQuestionAsync();
        var (draft, next) = (await NextDraftAsync(), await NextDraftAsync());
        await ShowAsync(draft.Id);
        Database.Clock.Advance(TimeSpan.FromMilliseconds(700));
        await PressAsync("Approve & send");
        await SoonAsync(() => Assert.EndsWith($"/review/{next.Id}", Address, StringComparison.Ordinal));
        Assert.Empty(Dialogs.FindAll(".mud-dialog"));
        Assert.Equal(["Yes, we do.", "Shall I keep one for you?"], (await DecisionAsync(draft.Id))!.FinalBubbles);
    }

    [Fact]
    public async Task A_draft_that_has_only_just_come_is_asked_about_all_the_same()
    {
        await WantNoQuestionAsync();
        var draft = await NextDraftAsync();
        await ShowAsync(draft.Id);
        Database.Clock.Advance(TimeSpan.FromMilliseconds(699));
        await AskAsync("Approve & send", "Approve reply");
        Assert.Null(await DecisionAsync(draft.Id));
    }

    [Fact]
    public async Task Labels_that_the_business_hides_are_neither_offered_nor_stored()
    {
        var draft = await NextDraftAsync();
        await ShowAsync(draft.Id);
        await PressAsync("Quality 4 of 5");
        await Database.Get<LabelSettings>().SaveAsync(new(LabelUse.Hidden, LabelUse.Optional, LabelUse.Hidden), Actors.Admin, Token);
        await AskAsync("Approve & send", "Approve reply");
        await ConfirmAsync("Approve & send");
        await SoonAsync(() => Assert.EndsWith("/review", Address, StringComparison.Ordinal));
        Assert.Null((await DecisionAsync(draft.Id))!.QualityScore);

        await DisposeComponentsAsync();
        await ShowAsync((await NextDraftAsync()).Id);
        await SoonAsync(() => Assert.Empty(Page.FindAll(".labels button")), TimeSpan.Zero);
    }

    [Fact]
    public async Task A_finding_in_the_reviewers_own_words_is_asked_about_all_the_same()
    {
        await WantNoQuestionAsync();
        var draft = await NextDraftAsync();
        await ShowAsync(draft.Id);
        await Page.InvokeAsync(() => Bubbles[0].InputAsync("Your card 4111 1111 1111 1111 is on file."));
        await AskAsync("Approve & send", "Approve reply");
        Assert.Null(await DecisionAsync(draft.Id));
    }

    [Fact]
    public async Task A_stale_draft_is_asked_about_all_the_same()
    {
        await WantNoQuestionAsync();
        var chat = await Chat.StartAsync(Database);
        await chat.CustomerAsync("Do you have it in blue?");
        var draft = await DraftArrange.DraftForAsync(Database, chat.AccountId, chat.UserId);
        await ShowAsync(draft.Id);
        await chat.CustomerAsync("Or in green?");
        await SoonAsync(() => Assert.Contains("wrote again", Page.Find(".standing").TextContent, StringComparison.Ordinal));
        await AskAsync("Approve & send", "Approve reply");
        Assert.Null(await DecisionAsync(draft.Id));
    }

    [Fact]
    public async Task The_reviewers_own_keys_are_printed_on_the_buttons()
    {
        await Database.Get<PreferencesService>().SaveAsync(new Dictionary<DeskAction, string> { [DeskAction.Approve] = "p" }, false, null, Actors.Ana, Token);
        var draft = await NextDraftAsync();
        await ShowAsync(draft.Id);
        await SoonAsync(() => Assert.Equal("P", Page.Find("[data-key=a] kbd").TextContent));
        Assert.Equal("R", Page.Find("[data-key=r] kbd").TextContent);
    }

    private async Task<Draft> NextDraftAsync()
    {
        var draft = await DraftArrange.DraftAsync(Database);
        Database.Clock.Advance(TimeSpan.FromSeconds(1));
        return draft;
    }

    private async Task WantNoQuestionAsync() =>
        await Database.Get<PreferencesService>().SaveAsync(new Dictionary<DeskAction, string>(), true, null, Actors.Ana, Token);

    private async Task TurnByAsync(string button, Guid to)
    {
        await PressAsync(button);
        await ArriveAsync(to);
    }

    // The router is not part of the test: what it would hand to the page is handed on here.
    private async Task ArriveAsync(Guid id)
    {
        await SoonAsync(() => Assert.EndsWith($"/review/{id}", Address, StringComparison.Ordinal));
        Page.Render(parameters => parameters.Add(p => p.DraftId, id));
        await SoonAsync(() => Assert.Equal(id.ToString(), Page.Find("[data-heading]").GetAttribute("data-heading")));
    }
}
