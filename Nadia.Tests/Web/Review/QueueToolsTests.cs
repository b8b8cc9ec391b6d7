using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nadia.Core.Customers;
using Nadia.Core.Drafting;
using Nadia.Core.Review.Labels;
using Nadia.Core.Review.Queue;
using Nadia.Core.Safety;
using Nadia.Tests.Support;
using Nadia.Web.Components.Shared;
using Nadia.Web.Features.Review.Queue;

namespace Nadia.Tests.Web.Review;

/// <summary>Filters, views, and what is done with many drafts at once: confirmed, cancelled in every way, and partly refused.</summary>
public sealed class QueueToolsTests(TestPostgres postgres) : ReviewPageTest(postgres)
{
    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    [Fact]
    public void Every_filter_is_read_from_the_address_that_says_it()
    {
        var filter = new QueueFilter
        {
            Mark = Nadia.Core.Review.QueueMark.Away,
            Risk = Recommendation.Flag,
            Status = CustomerStatus.LeadQualified,
            Language = "es",
            WaitingMinutes = 15,
            AccountId = 3,
            Owner = QueueOwner.Mine,
            Snoozed = true,
        };
        Assert.Equal("/review?show=away&risk=flag&status=LEAD_QUALIFIED&lang=es&wait=15&account=3&who=mine&snoozed=yes", QueueAddress.Of(null, filter));
        Assert.Equal(filter, QueueAddress.Read(new Uri("http://localhost" + QueueAddress.Of(null, filter))));
        Assert.Equal((8, false), (filter.Parts, filter.IsAll));
    }

    [Theory]
    [InlineData("?risk=nonsense&status=x&lang=%3Cscript%3E&wait=-5&account=&who=nobody&snoozed=maybe")]
    [InlineData("?wait=99999999999&lang=e")]
    [InlineData("")]
    public void What_cannot_be_read_narrows_nothing(string query) => Assert.Equal(QueueFilter.All, QueueAddress.Parse(query));

    [Fact]
    public async Task A_filter_of_the_address_shows_what_fits_and_a_draft_that_stops_fitting_leaves()
    {
        var flagged = await DraftArrange.DraftAsync(Database);
        await DraftArrange.DraftAsync(Database);
        await using var db = Database.Open();
        await db.Drafts.Where(d => d.Id == flagged.Id).ExecuteUpdateAsync(set => set.SetProperty(d => d.Recommendation, Recommendation.Flag), Token);
        Navigation.NavigateTo("/review?risk=flag");
        await ShowAsync();
        Assert.Equal([flagged.Id.ToString()], Page.FindAll(".entry").Select(e => e.GetAttribute("data-id")));

        Assert.True((await Database.Get<QueueService>().SnoozeAsync(flagged.Id, null, Actors.Ben, Token)).Succeeded);
        await SoonAsync(() => Assert.Contains("Nothing fits this filter", Page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ticked_drafts_are_approved_together_after_a_look_at_each_and_the_others_stay_ticked()
    {
        var (first, second, flagged) = (await DraftArrange.DraftAsync(Database), await DraftArrange.DraftAsync(Database), await DraftArrange.DraftAsync(Database));
        await using var db = Database.Open();
        await db.Drafts.Where(d => d.Id == flagged.Id).ExecuteUpdateAsync(set => set.SetProperty(d => d.Recommendation, Recommendation.Flag), Token);
        await ShowAsync();
        await TickAsync(first.Id, second.Id, flagged.Id);

        await AskAsync("Approve…", "Approve replies");
        Assert.Equal(2, Dialogs.FindAll(".bulk-one").Count);
        Assert.Contains("It is flagged", Dialogs.Find(".bulk-apart").TextContent, StringComparison.Ordinal);
        await ConfirmAsync("Approve & send 2");

        await SoonAsync(() => Assert.Equal([flagged.Id.ToString()], Page.FindAll(".entry").Select(e => e.GetAttribute("data-id"))));
        Assert.Equal(2, await db.Reviews.CountAsync(Token));
    }

    [Fact]
    public async Task A_quality_that_is_required_is_asked_for_once_and_given_to_each()
    {
        var (first, second) = (await DraftArrange.DraftAsync(Database), await DraftArrange.DraftAsync(Database));
        await Database.Get<LabelSettings>().SaveAsync(new(LabelUse.Required, LabelUse.Hidden, LabelUse.Required), Actors.Admin, Token);
        await using var db = Database.Open();
        await ShowAsync();
        await TickAsync(first.Id, second.Id);

        await AskAsync("Approve…", "Approve replies");
        Assert.Empty(Dialogs.FindAll(".field-error"));
        await ConfirmAsync("Approve & send 2");
        await SoonAsync(() => Assert.Equal("Say how good the draft was, from 1 to 5.", Dialogs.Find(".field-error").TextContent));
        Assert.Equal(0, await db.Reviews.CountAsync(Token));
        await Dialogs.FindAll(".bulk-labels input[type=radio]")[5].ChangeAsync(new() { Value = "on" });
        await ConfirmAsync("Approve & send 2");

        await SoonAsync(() => Assert.Empty(Page.FindAll(".entry")));
        Assert.Equal([5, 5], await db.Reviews.Select(r => r.QualityScore!.Value).ToListAsync(Token));
    }

    [Theory]
    [InlineData("Approve…", "Approve replies", "Cancel")]
    [InlineData("Approve…", "Approve replies", "Escape")]
    [InlineData("Approve…", "Approve replies", "backdrop")]
    [InlineData("Reject…", "Reject draft", "Escape")]
    [InlineData("Snooze…", "Snooze draft", "Cancel")]
    [InlineData("Snooze…", "Snooze draft", "Escape")]
    [InlineData("Snooze…", "Snooze draft", "backdrop")]
    [InlineData("Assign…", "Assign draft", "Cancel")]
    [InlineData("Assign…", "Assign draft", "Escape")]
    [InlineData("Assign…", "Assign draft", "backdrop")]
    [InlineData("Silence…", "Silence customers", "Cancel")]
    public async Task Leaving_a_question_changes_nothing_and_keeps_the_ticks(string button, string title, string way)
    {
        var draft = await DraftArrange.DraftAsync(Database);
        await ShowAsync();
        await TickAsync(draft.Id);
        var before = await ReadAsync(draft.Id);

        await AskAsync(button, title);
        await LeaveDialogAsync(way);

        Assert.Equal(before.Version, (await ReadAsync(draft.Id)).Version);
        Assert.Equal(0, await RowsAsync());
        await using var db = Database.Open();
        Assert.True(await db.Queue.AnyAsync(q => q.DraftId == draft.Id && q.SnoozedUntil == null && q.AssigneeId == null, Token));
        Assert.False(await db.Customers.AnyAsync(c => c.SilencedAt != null, Token));
        Assert.Contains("1 selected", Page.Find(".queue-tools").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_open_draft_is_snoozed_for_as_long_as_was_chosen_and_comes_back()
    {
        var draft = await DraftArrange.DraftAsync(Database);
        await ShowAsync(draft.Id);
        await AskAsync("Snooze…", "Snooze draft");
        await ConfirmAsync("Snooze");
        await SoonAsync(() => Assert.Empty(Page.FindAll(".entry")));

        Database.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal([draft.Id], await Database.Get<QueueService>().WakeDueAsync(Token));
        await SoonAsync(() => Assert.Single(Page.FindAll(".entry")));
    }

    [Fact]
    public async Task What_was_refused_is_listed_with_its_reason()
    {
        var (mine, held) = (await DraftArrange.DraftAsync(Database), await DraftArrange.DraftAsync(Database));
        await Database.Get<Nadia.Core.Review.ClaimService>().OpenAsync(held.Id, Actors.Ben, Token);
        await ShowAsync();
        await TickAsync(mine.Id, held.Id);
        await AskAsync("Reject…", "Reject draft");
        await ConfirmAsync("Reject");
        await SoonAsync(() => Assert.Contains("Ben is working on this draft", Dialogs.Find(".bulk-apart").TextContent, StringComparison.Ordinal));
        Assert.Contains("1 was rejected", Dialogs.Find(".mud-dialog").TextContent, StringComparison.Ordinal);
        Assert.Equal(DraftState.Pending, (await ReadAsync(held.Id)).State);
    }

    [Fact]
    public async Task A_view_keeps_the_filter_under_its_name()
    {
        await DraftArrange.DraftAsync(Database);
        Navigation.NavigateTo("/review?who=unassigned&wait=5");
        await ShowAsync();
        await Page.InvokeAsync(() => Page.Find(".filter").TriggerEvent("ontoggle", EventArgs.Empty));
        await SoonAsync(() => Assert.NotNull(Button("Save this filter…")));
        await AskAsync("Save this filter…", "Save view");
        await Dialogs.InvokeAsync(() => Dialogs.Find("#view-name").InputAsync("<b>Old ones</b>"));
        await ConfirmAsync("Save view");
        await SoonAsync(() => Assert.Equal("<b>Old ones</b>", Page.Find(".view a").TextContent));
        Assert.Equal("/review?wait=5&who=unassigned", Page.Find(".view a").GetAttribute("href"));
    }

    [Fact]
    public void Snoozing_is_offered_in_the_viewer_s_own_time()
    {
        var madrid = ViewerZone.Named("Europe/Madrid");
        var now = new DateTimeOffset(2026, 3, 2, 21, 30, 0, TimeSpan.Zero);
        Assert.Contains(SnoozeChoice.Offer(now, madrid), c => c.Until == new DateTimeOffset(2026, 3, 3, 8, 0, 0, TimeSpan.Zero));
        Assert.Equal(new DateTimeOffset(2026, 3, 4, 17, 15, 0, TimeSpan.Zero), SnoozeChoice.Read(new DateTime(2026, 3, 4, 18, 15, 0, DateTimeKind.Unspecified), now, madrid));
        Assert.Null(SnoozeChoice.Read(new DateTime(2026, 3, 2, 18, 0, 0, DateTimeKind.Unspecified), now, madrid));
        Assert.Null(SnoozeChoice.Read(new DateTime(2027, 3, 2, 18, 0, 0, DateTimeKind.Unspecified), now, madrid));
    }

    private async Task TickAsync(params Guid[] ids)
    {
        foreach (var id in ids) await Page.InvokeAsync(() => Page.Find($"[data-id='{id}'] .entry-tick").ChangeAsync(true));
    }
}
