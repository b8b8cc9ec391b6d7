using Bunit;
using Microsoft.EntityFrameworkCore;
using Nadia.Core.Drafting;
using Nadia.Core.Review.Editing;
using Nadia.Core.Review.Labels;
using Nadia.Tests.Support;

namespace Nadia.Tests.Web.Review;

/// <summary>Writing over a draft on the page: it is kept, judged, compared and labelled as it is typed.</summary>
public sealed class ReplyEditingTests(TestPostgres postgres) : ReviewPageTest(postgres)
{
    private static readonly TimeSpan KeepsSoon = TimeSpan.FromMilliseconds(300);

    private DraftEdits Edits => Database.Get<DraftEdits>();

    [Fact]
    public async Task What_is_typed_is_kept_soon_and_comes_back_on_a_new_page_with_a_note()
    {
        var draft = await DraftArrange.DraftAsync(Database);
        await ShowAsync(draft.Id);
        await TypeAsync(0, "Mine");
        await KeptAsync(draft.Id, "Mine");
        await DisposeComponentsAsync();

        await ShowAsync(draft.Id);

        Assert.Equal("Mine", Texts[0]);
        Assert.Contains("Your text is back", Page.Markup, StringComparison.Ordinal);
        await PressAsync("Reset to the draft");
        Assert.Equal(["Yes, we do.", "Shall I keep one for you?"], Texts);
        await SoonAsync(() => Assert.Equal(0, RowsOf(draft.Id)), KeepsSoon);
    }

    [Fact]
    public async Task A_page_that_is_left_before_the_pause_is_over_keeps_the_last_letter()
    {
        var draft = await DraftArrange.DraftAsync(Database);
        await ShowAsync(draft.Id);
        await TypeAsync(0, "The last letter");
        await DisposeComponentsAsync();
        Assert.Equal("The last letter", (await Edits.FindAsync(draft.Id, Actors.Ana, Token)).Value.Own!.Bubbles[0]);
    }

    [Fact]
    public async Task While_the_database_is_away_typing_goes_on_and_the_text_is_kept_when_it_is_back()
    {
        var draft = await DraftArrange.DraftAsync(Database);
        await ShowAsync(draft.Id);
        Switch.GoAway();
        await TypeAsync(0, "Offline");
        Database.Clock.Advance(KeepsSoon);
        Assert.Equal("Offline", Texts[0]);
        Switch.ComeBack();
        await KeptAsync(draft.Id, "Offline", TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task Another_window_of_the_same_person_is_told_that_its_text_is_not_kept()
    {
        var draft = await DraftArrange.DraftAsync(Database);
        await ShowAsync(draft.Id);
        await Edits.SaveAsync(new(draft.Id, ["In the other window"], null, 0), Actors.Ana, Token);
        await TypeAsync(0, "Here");
        await SoonAsync(() => Assert.Contains("in another window as well", Page.Markup, StringComparison.Ordinal), KeepsSoon);

        await PressAsync("Keep this text");

        await KeptAsync(draft.Id, "Here");
        await SoonAsync(() => Assert.DoesNotContain("in another window", Page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_rules_judge_what_is_typed_and_mark_it_where_it_stands()
    {
        var draft = await DraftArrange.DraftAsync(Database);
        await ShowAsync(draft.Id);
        Assert.Empty(Page.FindAll(".finding"));

        await TypeAsync(0, "We promise it. I guarantee it.");

        await SoonAsync(() => Assert.Contains("in bubble 1", Page.Find(".finding").TextContent, StringComparison.Ordinal));
        var marks = Page.FindAll(".bubble-marks")[0].GetAttribute("data-marks")!;
        Assert.StartsWith("30:", marks, StringComparison.Ordinal);
        Assert.Contains("Your text:", Page.Find(".final-verdict").TextContent, StringComparison.Ordinal);
        await TypeAsync(0, "It should fit.");
        await SoonAsync(() => Assert.Empty(Page.FindAll(".finding")));
        await SoonAsync(() => Assert.Equal("14:", Page.FindAll(".bubble-marks")[0].GetAttribute("data-marks")));
    }

    [Fact]
    public async Task The_share_of_changed_words_is_shown_and_the_lanes_unfold()
    {
        var draft = await DraftArrange.DraftAsync(Database, null, "We have it in blue.");
        await ShowAsync(draft.Id);
        Assert.Equal("Unchanged", Page.Find(".lanes button").TextContent.Trim());

        await TypeAsync(0, "We have it in green.");
        await SoonAsync(() => Assert.Equal("20 % changed", Page.Find(".lanes button").TextContent.Trim()));
        await Page.InvokeAsync(() => Page.Find(".lanes button").ClickAsync(new()));

        var final = Page.FindAll(".lanes .diff")[^1];
        Assert.Equal(("blue.", "green."), (final.QuerySelector("del")!.TextContent, final.QuerySelector("ins")!.TextContent));
    }

    [Fact]
    public async Task An_earlier_version_is_brought_back_and_the_effort_is_measured_against_it()
    {
        var chat = await Chat.StartAsync(Database);
        await chat.CustomerAsync("Do you have it in blue?");
        var first = await DraftArrange.DraftForAsync(Database, chat.AccountId, chat.UserId, "The first try.");
        await using (var db = Database.Open())
        {
            await db.Drafts.Where(d => d.Id == first.Id).ExecuteUpdateAsync(set => set.SetProperty(d => d.State, DraftState.Superseded), Token);
        }

        var second = await DraftArrange.DraftForAsync(Database, chat.AccountId, chat.UserId, "Quite another one.");
        await using (var db = Database.Open())
        {
            await db.Drafts.Where(d => d.Id == second.Id).ExecuteUpdateAsync(set => set.SetProperty(d => d.CreatedAt, first.CreatedAt.AddSeconds(1)), Token);
        }

        await ShowAsync(second.Id);
        await SoonAsync(() => Assert.Equal("Version 2 of 2", Page.Find(".versions summary").TextContent.Trim()));
        await PressAsync("Use the text of version 1");
        Assert.Equal(["The first try."], Texts);
        await SoonAsync(() => Assert.Equal("As the version you chose", Page.Find(".lanes button").TextContent.Trim()));

        await AskAsync("Approve & send", "Approve reply");
        await ConfirmAsync("Approve & send");

        await SoonAsync(() => Assert.Contains("All caught up", Page.Markup, StringComparison.Ordinal));
        var review = (await DecisionAsync(second.Id))!;
        Assert.Equal((0, first.Id), (review.EditEffort, review.BasedOn));
    }

    [Fact]
    public async Task A_template_is_put_in_tagged_by_its_level_and_removed_in_one_step()
    {
        var draft = await DraftArrange.DraftAsync(Database, null, "Yes, we do.");
        await ShowAsync(draft.Id);
        await Page.InvokeAsync(() => Page.Find("[data-key=c]").ClickAsync(new()));
        await SoonAsync(() => Assert.NotEmpty(Page.FindAll("[role=menu] [role=menuitem]")));
        await Page.InvokeAsync(() => Page.FindAll("[role=menuitem]").Single(b => b.TextContent.StartsWith("Shall we book it?", StringComparison.Ordinal)).ClickAsync(new()));
        Assert.Equal(["Yes, we do.", "Shall we book it? It takes two minutes."], Texts);
        Assert.Equal("Direct", Page.Find(".bubble-level").TextContent);
        Assert.Empty(Page.FindAll("[role=menu]"));

        await AskAsync("Approve & send", "Approve reply");
        Assert.Contains("1 chosen", Dialogs.Find(".tags summary").TextContent, StringComparison.Ordinal);
        await ConfirmAsync("Approve & send");
        await SoonAsync(() => Assert.Contains("All caught up", Page.Markup, StringComparison.Ordinal));
        Assert.Contains("CTA_DIRECT", (await DecisionAsync(draft.Id))!.EditTags);
    }

    [Fact]
    public async Task Labels_that_the_change_suggests_are_taken_with_one_key()
    {
        var draft = await DraftArrange.DraftAsync(Database, null, "We have it in blue and in green and in red. Which one?");
        await ShowAsync(draft.Id);
        await TypeAsync(0, "We have it in blue.");
        await AskAsync("Approve & send", "Approve reply");
        Assert.Equal(["Shorter", "Question removed"], Dialogs.FindAll(".tag-suggested").Select(b => b.TextContent).Order().Reverse());

        await PressInDialogAsync(new() { Key = "t", Code = "KeyT", AltKey = true });

        await Dialogs.WaitForAssertionAsync(() => Assert.Empty(Dialogs.FindAll(".tag-suggested")));
        await ConfirmAsync("Approve & send");
        await SoonAsync(() => Assert.Contains("All caught up", Page.Markup, StringComparison.Ordinal));
        Assert.Equal(["CONTENT_QUESTION_REMOVED", "STRUCT_SHORTER"], (await DecisionAsync(draft.Id))!.EditTags);
    }

    [Fact]
    public async Task What_the_business_requires_is_asked_for_and_what_it_hides_is_not_there()
    {
        await Database.Get<LabelSettings>().SaveAsync(new(LabelUse.Required, LabelUse.Hidden, LabelUse.Hidden), Actors.Admin, Token);
        var draft = await DraftArrange.DraftAsync(Database);
        await ShowAsync(draft.Id);
        await AskAsync("Approve & send", "Approve reply");
        Assert.Empty(Dialogs.FindAll("#reviewer-notes, .tags"));
        await ConfirmAsync("Approve & send");
        Assert.Contains("Say how good the draft was", Dialogs.Find(".field-error").TextContent, StringComparison.Ordinal);
        Assert.Null(await DecisionAsync(draft.Id));

        await Dialogs.InvokeAsync(() => Dialogs.FindAll("input[type=radio]")[5].ChangeAsync("on"));
        await ConfirmAsync("Approve & send");

        await SoonAsync(() => Assert.Contains("All caught up", Page.Markup, StringComparison.Ordinal));
        Assert.Equal(5, (await DecisionAsync(draft.Id))!.QualityScore);
    }

    [Fact]
    public async Task One_tap_wishes_become_the_instruction()
    {
        var draft = await DraftArrange.DraftAsync(Database);
        await ShowAsync(draft.Id);
        await AskAsync("Regenerate", "Regenerate draft");
        foreach (var wish in (string[])["Shorter", "Warmer", "Shorter", "Ask less"])
            await Dialogs.InvokeAsync(() => Dialogs.FindAll(".wishes button").Single(b => b.TextContent == wish).ClickAsync(new()));
        await Dialogs.InvokeAsync(() => Dialogs.Find("#instruction").InputAsync("Say 2.50 and e.g. blue"));
        await Dialogs.InvokeAsync(() => Dialogs.FindAll(".wishes button").Single(b => b.TextContent == "Less formal").ClickAsync(new()));
        await ConfirmAsync("Regenerate");
        await SoonAsync(() => Assert.Contains("A new draft is being written", Page.Markup, StringComparison.Ordinal));
        await using var db = Database.Open();
        var asked = await db.Conversations.SingleAsync(c => c.Id == draft.ConversationId, Token);
        Assert.Equal(("Warmer. Ask less. Less formal. Say 2.50 and e.g. blue", "Ana"), (asked.RedraftInstruction, asked.RedraftAskedBy));
    }

    [Fact]
    public async Task Another_persons_text_is_offered_to_an_admin_by_name_and_never_put_in_unasked()
    {
        var draft = await DraftArrange.DraftAsync(Database);
        await Edits.SaveAsync(new(draft.Id, ["Ben's words"], null, 0), Actors.Ben, Token);
        await ShowAsync(draft.Id);
        Assert.Empty(Page.FindAll(".offer"));
        await DisposeComponentsAsync();

        SignIn(Actors.Admin);
        await ShowAsync(draft.Id);
        Assert.Equal("Yes, we do.", Texts[0]);
        Assert.Contains("Ben's text", Page.Find(".offer").TextContent, StringComparison.Ordinal);
        await PressAsync("Use this text");
        Assert.Equal(["Ben's words"], Texts);
        Assert.Empty(Page.FindAll(".offer"));
    }

    private Task TypeAsync(int bubble, string text) => Page.InvokeAsync(() => Bubbles[bubble].InputAsync(text));

    private Task KeptAsync(Guid draftId, string text, TimeSpan? step = null) => SoonAsync(() =>
    {
        using var db = Database.Open();
        Assert.Equal(text, db.DraftEdits.AsNoTracking().Single(e => e.DraftId == draftId).Bubbles[0]);
    }, step ?? KeepsSoon);

    private int RowsOf(Guid draftId)
    {
        using var db = Database.Open();
        return db.DraftEdits.Count(e => e.DraftId == draftId && e.SettledBy == null);
    }
}
