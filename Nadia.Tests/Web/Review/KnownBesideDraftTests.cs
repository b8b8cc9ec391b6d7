using Bunit;
using Microsoft.EntityFrameworkCore;
using Nadia.Core.Commitments;
using Nadia.Core.Customers;
using Nadia.Core.Customers.Facts;
using Nadia.Core.Drafting;
using Nadia.Core.Knowledge;
using Nadia.Core.Review;
using Nadia.Tests.Support;

namespace Nadia.Tests.Web.Review;

/// <summary>What stands beside a draft: facts to keep by a click, what was promised, and the passages it was handed.</summary>
public sealed class KnownBesideDraftTests(TestPostgres postgres) : ReviewPageTest(postgres)
{
    private readonly string userId = Arrange.NewId();

    [Fact]
    public async Task A_proposed_fact_is_kept_in_the_card_by_one_click()
    {
        var draft = await DraftAsync();
        await ProposeAsync(draft, "wants the blue one");
        await ShowAsync(draft.Id);
        await SoonAsync(() => Assert.Contains("wants the blue one", Page.Find(".card").TextContent, StringComparison.Ordinal), TimeSpan.Zero);
        await PressAsync("Keep fact: wants the blue one");
        await SoonAsync(() => Assert.Contains("kept by Ana", Page.Find(".card").TextContent, StringComparison.Ordinal));
        Assert.Equal(FactState.Kept, Assert.Single((await CustomerAsync()).Facts).State);
    }

    [Fact]
    public async Task What_was_just_promised_is_asked_beside_the_next_draft_and_confirmed_by_one_click()
    {
        var draft = await DraftAsync("I'll send it tomorrow.");
        await ShowAsync();
        await Database.Get<ReviewService>().ApproveAsync(new(draft.Id, draft.Bubbles), Actors.Ana, Token);
        await SoonAsync(() => Assert.Contains("I'll send it tomorrow.", Page.Find(".just-promised").TextContent, StringComparison.Ordinal));
        await PressAsync("Confirm promise: I'll send it tomorrow.");
        await SoonAsync(() => Assert.Empty(Page.FindAll(".just-promised")));
        Assert.Equal(CommitmentState.Open, Assert.Single((await CustomerAsync()).Promises).State);
    }

    [Fact]
    public async Task An_open_promise_stands_beside_the_draft_and_is_marked_once_it_is_overdue()
    {
        var draft = await DraftAsync();
        await Database.Get<CommitmentService>().AddAsync(userId, new("Send the <b>invoice</b>", Database.Clock.GetUtcNow().AddSeconds(30)), Actors.Ben, Token);
        await ShowAsync(draft.Id);
        await SoonAsync(() => Assert.Contains("promised Send the <b>invoice</b>", Owed, StringComparison.Ordinal), TimeSpan.Zero);
        Database.Clock.Advance(TimeSpan.FromSeconds(31));
        await SoonAsync(() => Assert.Contains("overdue Send the <b>invoice</b>", Owed, StringComparison.Ordinal), TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task A_passage_is_a_click_away_in_its_document()
    {
        var id = await DocumentAsync("Before.\n\nParcels take <b>three</b> days.\n\nAfter.");
        await ShowAsync((await DraftAsync(new UsedPassage(1, id, "Shipping", "Parcels take <b>three</b> days."))).Id);
        await OpenPassageAsync();
        Dialogs.WaitForAssertion(() => Assert.Equal("Parcels take <b>three</b> days.", Dialogs.Find(".doc mark").TextContent));
        Assert.Equal("Before.\n\nParcels take <b>three</b> days.\n\nAfter.", Dialogs.Find(".doc").TextContent);
        await LeaveAsync();
    }

    [Fact]
    public async Task A_passage_of_a_document_that_was_changed_or_removed_is_shown_as_it_was()
    {
        var id = await DocumentAsync("Parcels take two days.");
        await ShowAsync((await DraftAsync(new UsedPassage(1, id, "Shipping", "Parcels take three days."))).Id);
        await OpenPassageAsync();
        Dialogs.WaitForAssertion(() => Assert.Contains("changed since", Dialogs.Find(".note-warn").TextContent, StringComparison.Ordinal));
        Assert.Equal("Parcels take three days.", Dialogs.Find(".doc").TextContent);
        await LeaveAsync();

        await Database.Get<KnowledgeService>().RemoveAsync(id, 1, Actors.Admin, Token);
        await OpenPassageAsync();
        Dialogs.WaitForAssertion(() => Assert.Contains("removed since", Dialogs.Find(".note-warn").TextContent, StringComparison.Ordinal));
        await LeaveAsync();
    }

    [Fact]
    public async Task In_Spanish_a_passage_and_what_became_of_it_is_told_in_Spanish()
    {
        var id = await DocumentAsync("Dos días.");
        SpeakSpanish();
        await ShowAsync((await DraftAsync(new UsedPassage(1, id, "Shipping", "Tres días."))).Id);
        _ = Page.InvokeAsync(() => Button("Mostrar pasaje: Shipping").ClickAsync(new()));
        await SoonAsync(() => Assert.Contains("El documento cambió después.", Dialogs.Find(".note-warn").TextContent, StringComparison.Ordinal), TimeSpan.Zero);
        Assert.Empty(EnglishLeft.In(Dialogs));
    }

    private string Owed => string.Join(' ', Page.Find(".sources-owed").TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private async Task OpenPassageAsync()
    {
        _ = Page.InvokeAsync(() => Button("Show passage: Shipping").ClickAsync(new()));
        await SoonAsync(() => Assert.Equal("Shipping", Dialogs.Find(".mud-dialog-title").TextContent.Trim()), TimeSpan.Zero);
    }

    private async Task LeaveAsync()
    {
        await ConfirmAsync("Close");
        Dialogs.WaitForAssertion(() => Assert.Empty(Dialogs.FindAll(".mud-dialog")));
    }

    private Task<Draft> DraftAsync(params string[] bubbles) => DraftArrange.DraftAsync(Database, userId, bubbles);

    private async Task<Draft> DraftAsync(UsedPassage passage)
    {
        var draft = await DraftAsync();
        await using var db = Database.Open();
        var row = await db.Drafts.SingleAsync(d => d.Id == draft.Id, Token);
        row.Passages.Add(passage);
        await db.SaveChangesAsync(Token);
        return draft;
    }

    private async Task<int> DocumentAsync(string text) =>
        (await Database.Get<KnowledgeService>().SaveAsync(null, 0, new("Shipping", KnowledgeLanguage.English, text), Actors.Admin, Token)).Value;

    private async Task ProposeAsync(Draft draft, string text)
    {
        await using var db = Database.Open();
        await db.ProposeFactsAsync(draft.CustomerId, [new(text, "Do you have it in blue?", draft.ThroughMessageId)], Database.Clock.GetUtcNow(), Token);
    }

    private async Task<CustomerDetail> CustomerAsync() => (await Database.Get<CustomerReads>().FindAsync(userId, Actors.Ana, Token)).Value;
}
