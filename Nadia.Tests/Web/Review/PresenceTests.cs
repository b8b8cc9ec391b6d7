using Bunit;
using Microsoft.EntityFrameworkCore;
using Nadia.Core.Review;
using Nadia.Tests.Support;
using Nadia.Web.Features.Review;

namespace Nadia.Tests.Web.Review;

/// <summary>Who has a draft, who edits it, and what happens on the page of somebody whose draft is taken over.</summary>
public sealed class PresenceTests(TestPostgres postgres) : ReviewPageTest(postgres)
{
    [Fact]
    public async Task Others_see_who_edits_and_after_half_a_minute_who_only_looks()
    {
        var draft = await DraftArrange.DraftAsync(Database);
        var held = (await Database.Get<ClaimService>().OpenAsync(draft.Id, Actors.Ben, Token)).Value;
        await ShowAsync();
        await SoonAsync(() => Assert.Contains("Ben is viewing", Page.Find(".entry").TextContent, StringComparison.Ordinal));

        await Database.Get<ClaimService>().NoteEditingAsync(draft.Id, held.Token, Actors.Ben, Token);
        await SoonAsync(() => Assert.Contains("Ben is editing", Page.Find(".entry").TextContent, StringComparison.Ordinal));
        await SoonAsync(() => Assert.Contains("Ben is viewing", Page.Find(".entry").TextContent, StringComparison.Ordinal), DeskSignals.Tick);
    }

    [Fact]
    public async Task Changing_the_text_tells_the_others_and_looking_does_not()
    {
        var draft = await DraftArrange.DraftAsync(Database);
        await ShowAsync(draft.Id);
        Assert.Null(await EditedAtAsync(draft.Id));
        await Page.InvokeAsync(() => Bubbles[0].InputAsync("Mine"));
        await Eventually.TrueAsync(async () => await EditedAtAsync(draft.Id) is not null);
    }

    [Fact]
    public async Task Whose_draft_is_taken_over_reads_by_whom_and_why_keeps_the_text_and_cannot_decide()
    {
        var draft = await DraftArrange.DraftAsync(Database);
        await ShowAsync(draft.Id);
        await Page.InvokeAsync(() => Bubbles[0].InputAsync("Mine"));
        await AskAsync("Approve & send", "Approve reply");

        await Database.Get<ClaimService>().TakeOverAsync(draft.Id, "I know them", Actors.Admin, Token);
        await SoonAsync(() => Assert.Contains("Ada took this draft over", Page.Find(".standing[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Contains("I know them", Page.Find(".standing").TextContent, StringComparison.Ordinal);

        await ConfirmAsync("Approve & send");
        await SoonAsync(() => Assert.Contains("Ada took this draft over", Page.Find(".note-bad").TextContent, StringComparison.Ordinal));
        Assert.Null(await DecisionAsync(draft.Id));
        Assert.Equal("Mine", Texts[0]);
        Assert.True(Bubbles[0].HasAttribute("readonly"));
        Assert.True(Button("Approve & send").HasAttribute("disabled"));

        await Database.Get<ClaimService>().ReleaseAsync(draft.Id, Actors.Admin, Token);
        await SoonAsync(() => Assert.False(Button("Approve & send").HasAttribute("disabled")));
        Assert.Equal("Mine", Texts[0]);
        await SoonAsync(() => Assert.Empty(Page.FindAll(".standing[role=alert]")));
    }

    [Fact]
    public async Task An_admin_takes_over_with_a_word_and_goes_on()
    {
        var draft = await DraftArrange.DraftAsync(Database);
        var held = (await Database.Get<ClaimService>().OpenAsync(draft.Id, Actors.Ben, Token)).Value;
        SignIn(Actors.Admin);
        await ShowAsync(draft.Id);

        await AskAsync("Take over", "Take over draft");
        await ConfirmAsync("Take over");
        Assert.NotEmpty(Dialogs.FindAll(".field-error"));
        await Dialogs.InvokeAsync(() => Dialogs.Find("#take-over-word").InputAsync("Mine now"));
        await ConfirmAsync("Take over");

        await SoonAsync(() => Assert.False(Button("Approve & send").HasAttribute("disabled")));
        Assert.Equal("Mine now", (await Database.Get<ClaimService>().LossAsync(draft.Id, held.Token, Actors.Ben, Token))!.Word);
    }

    [Fact]
    public async Task What_is_taken_over_can_be_decided_while_the_rest_is_still_being_read()
    {
        var draft = await DraftArrange.DraftAsync(Database);
        await Database.Get<ClaimService>().OpenAsync(draft.Id, Actors.Ben, Token);
        SignIn(Actors.Admin);
        await ShowAsync(draft.Id);
        await AskAsync("Take over", "Take over draft");
        await Dialogs.InvokeAsync(() => Dialogs.Find("#take-over-word").InputAsync("Mine now"));

        await using var db = Database.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(Token);
        await db.Database.ExecuteSqlAsync($"LOCK TABLE queue IN ACCESS EXCLUSIVE MODE", Token);
        await ConfirmAsync("Take over");
        await AskAsync("Approve & send", "Approve reply");
        await Eventually.TrueAsync(async () => await Sql.ScalarAsync(Database.ConnectionString, Sql.WaitingForLocks) is > 0L);
        await transaction.RollbackAsync(Token);
        await ConfirmAsync("Approve & send");
        await Eventually.TrueAsync(async () => await DecisionAsync(draft.Id) is not null);
    }

    [Theory]
    [InlineData("Cancel")]
    [InlineData("Escape")]
    [InlineData("backdrop")]
    public async Task Leaving_the_question_takes_nothing_over(string way)
    {
        var draft = await DraftArrange.DraftAsync(Database);
        var held = (await Database.Get<ClaimService>().OpenAsync(draft.Id, Actors.Ben, Token)).Value;
        SignIn(Actors.Admin);
        await ShowAsync(draft.Id);
        await AskAsync("Take over", "Take over draft");
        await Dialogs.InvokeAsync(() => Dialogs.Find("#take-over-word").InputAsync("Mine now"));
        await LeaveDialogAsync(way);
        Assert.Equal(held.Token, (await Database.Get<ClaimService>().OpenAsync(draft.Id, Actors.Ben, Token)).Value.Token);
    }

    [Fact]
    public async Task A_reviewer_is_not_offered_to_take_over()
    {
        var draft = await DraftArrange.DraftAsync(Database);
        await Database.Get<ClaimService>().OpenAsync(draft.Id, Actors.Ben, Token);
        await ShowAsync(draft.Id);
        Assert.Contains("Ben is viewing", Page.Find(".standing").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Take over", Page.Markup, StringComparison.Ordinal);
    }

    private async Task<DateTimeOffset?> EditedAtAsync(Guid id) =>
        (await Database.Get<ReviewReads>().GetAsync(id, Actors.Ben, Token)).Value.Holder?.EditedAt;
}
