using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Drafting;
using Nadia.Core.Review;
using Nadia.Core.Review.Labels;
using Nadia.Core.Review.Queue;
using Nadia.Core.Safety;
using Nadia.Tests.Support;

namespace Nadia.Tests.Data.Review;

public sealed class QueueServiceTests(TestPostgres postgres) : IAsyncLifetime
{
    private NadiaDatabase database = default!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private QueueService Queue => database.Get<QueueService>();

    private DateTimeOffset Now => database.Clock.GetUtcNow();

    public async ValueTask InitializeAsync() => database = await NadiaDatabase.CreateAsync(postgres);

    public async ValueTask DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task A_snoozed_draft_leaves_and_comes_back_when_its_time_has_come()
    {
        var draft = await DraftArrange.DraftAsync(database);
        Assert.True((await Queue.SnoozeAsync(draft.Id, Now.AddHours(1), Actors.Ana, Token)).Succeeded);
        Assert.Empty(await ShownAsync(QueueFilter.All));
        Assert.Equal([draft.Id], await ShownAsync(new() { Snoozed = true }));

        database.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Empty(await Queue.WakeDueAsync(Token));
        Assert.Empty(await ShownAsync(QueueFilter.All));

        database.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal([draft.Id], await Queue.WakeDueAsync(Token));
        Assert.Equal([draft.Id], await ShownAsync(QueueFilter.All));
    }

    [Fact]
    public async Task A_draft_snoozed_until_a_reply_waits_for_the_customer_however_long()
    {
        var (account, user) = (await Arrange.AccountAsync(database), Arrange.NewId());
        await Arrange.MessageAsync(database, account, user, "Hello?");
        var draft = await DraftArrange.DraftForAsync(database, account, user);
        Assert.True((await Queue.SnoozeAsync(draft.Id, null, Actors.Ana, Token)).Succeeded);
        database.Clock.Advance(TimeSpan.FromDays(400));
        Assert.Empty(await Queue.WakeDueAsync(Token));

        await Arrange.MessageAsync(database, account, user, "Still there?");
        Assert.Equal([draft.Id], await ShownAsync(QueueFilter.All));
    }

    [Fact]
    public async Task Bringing_back_is_immediate_and_repeating_it_changes_nothing()
    {
        var draft = await DraftArrange.DraftAsync(database);
        await Queue.SnoozeAsync(draft.Id, null, Actors.Ana, Token);
        Assert.True((await Queue.WakeAsync(draft.Id, Actors.Ben, Token)).Succeeded);
        Assert.True((await Queue.WakeAsync(draft.Id, Actors.Ben, Token)).Succeeded);
        Assert.Equal([draft.Id], await ShownAsync(QueueFilter.All));
    }

    [Fact]
    public async Task A_snoozed_draft_can_still_be_decided_and_then_is_in_no_list()
    {
        var draft = await DraftArrange.DraftAsync(database);
        await Queue.SnoozeAsync(draft.Id, null, Actors.Ana, Token);
        Assert.True((await database.Get<ReviewService>().RejectAsync(new(draft.Id), Actors.Ben, Token)).Succeeded);
        Assert.Empty(await ShownAsync(new() { Snoozed = true }));
        Assert.IsType<AlreadyDecided>((await Queue.SnoozeAsync(draft.Id, null, Actors.Ana, Token)).Refusal);
    }

    [Fact]
    public async Task What_somebody_else_holds_is_not_snoozed_away_from_them()
    {
        var draft = await DraftArrange.DraftAsync(database);
        await database.Get<ClaimService>().OpenAsync(draft.Id, Actors.Ben, Token);
        Assert.IsType<AlreadyClaimed>((await Queue.SnoozeAsync(draft.Id, null, Actors.Ana, Token)).Refusal);
        Assert.True((await Queue.SnoozeAsync(draft.Id, null, Actors.Ben, Token)).Succeeded);
        await using var db = database.Open();
        Assert.False(await db.Claims.AnyAsync(c => c.DraftId == draft.Id, Token));
    }

    [Fact]
    public async Task A_time_that_has_passed_or_is_too_far_is_refused_and_changes_nothing()
    {
        var draft = await DraftArrange.DraftAsync(database);
        Assert.IsType<Invalid>((await Queue.SnoozeAsync(draft.Id, Now, Actors.Ana, Token)).Refusal);
        Assert.IsType<Invalid>((await Queue.SnoozeAsync(draft.Id, Now.AddDays(91), Actors.Ana, Token)).Refusal);
        Assert.IsType<Forbidden>((await Queue.SnoozeAsync(draft.Id, null, Actors.Nobody, Token)).Refusal);
        Assert.IsType<NotFound>((await Queue.SnoozeAsync(Guid.CreateVersion7(), null, Actors.Ana, Token)).Refusal);
        Assert.Equal([draft.Id], await ShownAsync(QueueFilter.All));
    }

    [Fact]
    public async Task Who_is_to_answer_holds_for_the_next_draft_of_the_conversation_too()
    {
        var (account, user) = (await Arrange.AccountAsync(database), Arrange.NewId());
        await Arrange.MessageAsync(database, account, user, "Hello?");
        var draft = await DraftArrange.DraftForAsync(database, account, user);
        Assert.True((await Queue.AssignAsync(draft.Id, Actors.Ana.Id, Actors.Ana, Token)).Succeeded);
        Assert.Equal([draft.Id], await ShownAsync(new() { Owner = QueueOwner.Mine }));

        await using var db = database.Open();
        await db.Drafts.Where(d => d.Id == draft.Id).ExecuteUpdateAsync(set => set.SetProperty(d => d.State, DraftState.Superseded), Token);
        var next = await DraftArrange.DraftForAsync(database, account, user);
        Assert.Equal([next.Id], await ShownAsync(new() { Owner = QueueOwner.Mine }));

        Assert.True((await Queue.AssignAsync(next.Id, null, Actors.Ben, Token)).Succeeded);
        Assert.Equal([next.Id], await ShownAsync(new() { Owner = QueueOwner.Unassigned }));
        Assert.IsType<NotFound>((await Queue.AssignAsync(next.Id, "nobody-of-that-id", Actors.Ana, Token)).Refusal);
    }

    [Fact]
    public async Task Bulk_approval_takes_only_what_needs_no_second_thought()
    {
        var plain = await DraftArrange.DraftAsync(database);
        var flagged = await DraftArrange.DraftAsync(database);
        var held = await DraftArrange.DraftAsync(database);
        var returned = await DraftArrange.DraftOfAsync(database, DraftOrigin.Returned, "It came back.");
        var unwritten = await DraftArrange.DraftOfAsync(database, DraftOrigin.Unwritten, "No model.");
        await using var db = database.Open();
        await db.Drafts.Where(d => d.Id == flagged.Id).ExecuteUpdateAsync(set => set.SetProperty(d => d.Recommendation, Recommendation.Flag), Token);
        await database.Get<ClaimService>().OpenAsync(held.Id, Actors.Ben, Token);

        var bulk = database.Get<BulkReview>();
        Guid[] ids = [plain.Id, flagged.Id, held.Id, returned.Id, unwritten.Id];
        var preview = (await bulk.PreviewAsync(ids, Actors.Ana, Token)).Value.Drafts;
        Assert.Equal([true, false, false, false, false], preview.Select(c => c.WhyNot is null));
        Assert.Equal(["Yes, we do.", "Shall I keep one for you?"], preview[0].Bubbles);

        var outcomes = (await bulk.ApproveAsync(ids, new(), Actors.Ana, Token)).Value;
        Assert.Equal([true, false, false, false, false], outcomes.Select(o => o.Refusal is null));
        Assert.Equal(2, await db.Outbox.CountAsync(Token));
        Assert.Equal(1, await db.Reviews.CountAsync(Token));
    }

    [Fact]
    public async Task Repeating_a_bulk_decision_decides_nothing_twice_and_a_colleague_is_told()
    {
        var (first, second) = (await DraftArrange.DraftAsync(database), await DraftArrange.DraftAsync(database));
        var bulk = database.Get<BulkReview>();
        await bulk.ApproveAsync([first.Id, second.Id, first.Id], new(), Actors.Ana, Token);
        Assert.All((await bulk.ApproveAsync([first.Id, second.Id], new(), Actors.Ana, Token)).Value, o => Assert.Null(o.Refusal));
        Assert.All((await bulk.RejectAsync([first.Id, second.Id], null, false, Actors.Ben, Token)).Value, o => Assert.IsType<AlreadyDecided>(o.Refusal));
        await using var db = database.Open();
        Assert.Equal((2, 4), (await db.Reviews.CountAsync(Token), await db.Outbox.CountAsync(Token)));
    }

    [Fact]
    public async Task A_bulk_approval_gives_each_draft_the_labels_that_are_required_or_approves_none()
    {
        var (first, second) = (await DraftArrange.DraftAsync(database), await DraftArrange.DraftAsync(database));
        var bulk = database.Get<BulkReview>();
        var required = new LabelUses(LabelUse.Required, LabelUse.Required, LabelUse.Required);
        Assert.True((await database.Get<LabelSettings>().SaveAsync(required, Actors.Admin, Token)).Succeeded);
        await using var db = database.Open();

        Assert.Equal(required with { Tags = LabelUse.Hidden }, (await bulk.PreviewAsync([first.Id], Actors.Ana, Token)).Value.Uses);
        foreach (var (labels, field) in new[] { (new BulkLabels(), "quality_score"), (new(6, "Good."), "quality_score"), (new(4), "reviewer_notes"), (new(4, new string('x', 1001)), "reviewer_notes") })
            Assert.Equal(field, Assert.IsType<Invalid>((await bulk.ApproveAsync([first.Id, second.Id], labels, Actors.Ana, Token)).Refusal).Field);
        Assert.Equal(0, await db.Reviews.CountAsync(Token));

        Assert.All((await bulk.ApproveAsync([first.Id, second.Id], new(4, "Good."), Actors.Ana, Token)).Value, o => Assert.Null(o.Refusal));
        Assert.Equal([(4, "Good."), (4, "Good.")], (await db.Reviews.Select(r => new { r.QualityScore, r.Notes }).ToListAsync(Token)).Select(r => (r.QualityScore!.Value, r.Notes)));
    }

    [Fact]
    public async Task A_stale_draft_is_not_approved_together_with_others()
    {
        var (account, user) = (await Arrange.AccountAsync(database), Arrange.NewId());
        await Arrange.MessageAsync(database, account, user, "Hello?");
        var draft = await DraftArrange.DraftForAsync(database, account, user);
        await Arrange.MessageAsync(database, account, user, "Or no, wait.");
        var outcome = Assert.Single((await database.Get<BulkReview>().ApproveAsync([draft.Id], new(), Actors.Ana, Token)).Value);
        Assert.IsType<NotTogether>(outcome.Refusal);
    }

    [Fact]
    public async Task Views_are_their_owners_until_an_admin_shares_one()
    {
        var views = database.Get<SavedViews>();
        Assert.True((await views.SaveAsync(" Spanish ", "lang=es", false, Actors.Ana, Token)).Succeeded);
        Assert.True((await views.SaveAsync("Spanish", "lang=es&risk=flag", false, Actors.Ana, Token)).Succeeded);
        Assert.IsType<Forbidden>((await views.SaveAsync("All", "", true, Actors.Ana, Token)).Refusal);
        Assert.True((await views.SaveAsync("Urgent", "wait=15", true, Actors.Admin, Token)).Succeeded);
        Assert.IsType<Invalid>((await views.SaveAsync("", "", false, Actors.Ana, Token)).Refusal);

        Assert.Equal([("Spanish", "lang=es&risk=flag"), ("Urgent", "wait=15")], (await views.ListAsync(Actors.Ana, Token)).Value.Select(v => (v.Name, v.Query)));
        var shared = Assert.Single((await views.ListAsync(Actors.Ben, Token)).Value);
        Assert.IsType<NotFound>((await views.DeleteAsync(shared.Id, Actors.Ben, Token)).Refusal);
        Assert.True((await views.DeleteAsync(shared.Id, Actors.Admin, Token)).Succeeded);
    }

    [Fact]
    public async Task Limits_are_the_business_s_and_only_admins_change_them()
    {
        var book = database.Get<QueueRuleBook>();
        Assert.Equal(QueueRules.Default, await book.ReadAsync(Token));
        Assert.IsType<Forbidden>((await book.SaveAsync(new(1, 2), Actors.Ana, Token)).Refusal);
        Assert.IsType<Invalid>((await book.SaveAsync(new(10, 10), Actors.Admin, Token)).Refusal);
        Assert.IsType<Invalid>((await book.SaveAsync(new(0, 10), Actors.Admin, Token)).Refusal);
        Assert.True((await book.SaveAsync(new(2, 9), Actors.Admin, Token)).Succeeded);
        Assert.Equal(new QueueRules(2, 9), await book.ReadAsync(Token));
    }

    [Fact]
    public async Task Many_pages_that_hear_of_one_draft_ask_once_and_never_get_what_was_before()
    {
        var draft = await DraftArrange.DraftAsync(database);
        var rows = database.Get<QueueRows>();
        var read = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => rows.ReadAsync([draft.Id], [], Actors.Ana, Token)));
        Assert.All(read, r => Assert.Same(read[0].Value[0], r.Value[0]));

        await database.Get<ClaimService>().OpenAsync(draft.Id, Actors.Ben, Token);
        Assert.Equal("Ben", (await rows.ReadAsync([draft.Id], [], Actors.Ana, Token)).Value[0].HolderName);
        await database.Get<ReviewService>().RejectAsync(new(draft.Id), Actors.Ben, Token);
        Assert.Empty((await rows.ReadAsync([draft.Id], [draft.ConversationId], Actors.Ana, Token)).Value);
    }

    private async Task<List<Guid>> ShownAsync(QueueFilter filter) =>
        [.. (await database.Get<QueueReads>().AfterAsync(filter, null, 100, Actors.Ana, Token)).Value.Items.Select(i => i.Id)];
}
