using Bunit;
using Nadia.Core.Review.Labels;
using Nadia.Tests.Support;

namespace Nadia.Tests.Web.Review;

/// <summary>All labels at once, as a phone asks for them.</summary>
public sealed class LabelsDialogTests(TestPostgres postgres) : ReviewPageTest(postgres)
{
    [Fact]
    public async Task What_is_answered_is_counted_on_the_button_and_stands_in_the_next_question_and_in_the_decision()
    {
        var draft = await DraftArrange.DraftAsync(Database);
        await ShowAsync(draft.Id);
        await AskAsync("Labels", "Label draft");
        await AnswerAsync("Too stiff", 2);
        await ConfirmAsync("Label draft");
        await SoonAsync(() => Assert.Equal("Labels 3", Page.Find(".actions-labels").TextContent.Trim()), TimeSpan.Zero);

        await AskAsync("Approve & send", "Approve reply");
        Assert.Equal("Too stiff", Dialogs.Find("#reviewer-notes").GetAttribute("value"));
        await ConfirmAsync("Approve & send");
        await SoonAsync(() => Assert.Empty(Page.FindAll(".actions")));
        var review = (await DecisionAsync(draft.Id))!;
        Assert.Equal((2, "Too stiff"), (review.QualityScore, review.Notes));
        Assert.Equal(["TONE_WARMER"], review.EditTags);
    }

    [Theory]
    [InlineData("Cancel")]
    [InlineData("Escape")]
    [InlineData("backdrop")]
    public async Task Leaving_the_question_leaves_the_labels_as_they_were(string way)
    {
        await ShowAsync((await DraftArrange.DraftAsync(Database)).Id);
        await PressAsync("Quality 4 of 5");
        await AskAsync("Labels 1", "Label draft");
        await AnswerAsync("never mind", 1);
        await LeaveDialogAsync(way);
        Assert.Equal("Labels 1", Page.Find(".actions-labels").TextContent.Trim());
        Assert.Equal("true", Button("Quality 4 of 5").GetAttribute("aria-pressed"));
    }

    [Fact]
    public async Task Where_the_business_hides_all_labels_nothing_is_offered()
    {
        await ShowAsync((await DraftArrange.DraftAsync(Database)).Id);
        Assert.NotEmpty(Page.FindAll(".actions-labels"));
        Assert.True((await Database.Get<LabelSettings>().SaveAsync(new(LabelUse.Hidden, LabelUse.Hidden, LabelUse.Hidden), Actors.Admin, Token)).Succeeded);
        await SoonAsync(() => Assert.Empty(Page.FindAll(".actions-labels")));
    }

    // A note, a quality and the tag “Warmer”.
    private async Task AnswerAsync(string notes, int quality)
    {
        await Dialogs.InvokeAsync(() => Dialogs.Find("#reviewer-notes").InputAsync(notes));
        await Dialogs.InvokeAsync(() => Dialogs.FindAll(".scale input")[quality].ChangeAsync("on"));
        await Dialogs.InvokeAsync(() => Dialogs.FindAll(".tags label").Single(l => l.TextContent == "Warmer").QuerySelector("input")!.ChangeAsync(true));
    }
}
