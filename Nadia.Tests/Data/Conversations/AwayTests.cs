using Microsoft.EntityFrameworkCore;
using Nadia.Core.Conversations;
using Nadia.Core.Drafting;
using Nadia.Core.Review;
using Nadia.Core.Safety;
using Nadia.Tests.Support;

namespace Nadia.Tests.Data.Conversations;

/// <summary>What arrived while NADIA was off for long: it stands in the queue, and no model is asked before a person says so.</summary>
public sealed class AwayTests(TestPostgres postgres) : IAsyncLifetime
{
    private DraftingBench bench = null!;
    private int account;
    private readonly string user = Arrange.NewId();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private NadiaDatabase Database => bench.Database;

    public async ValueTask InitializeAsync()
    {
        bench = await DraftingBench.StartAsync(postgres);
        account = await Arrange.AccountAsync(Database);
    }

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public async Task An_old_message_waits_unwritten_in_the_queue_and_is_not_due()
    {
        await OldAsync("Are you open on Sunday?");

        var conversation = await ConversationAsync();
        Assert.Null(conversation.DueAt);
        Assert.NotNull(conversation.WaitingSince);
        Assert.Equal(0, await bench.DraftAfterQuietAsync());
        var item = Assert.Single((await Database.Get<ReviewReads>().QueueAsync(null, 10, Actors.Ana, Token)).Value.Items);
        Assert.Equal((DraftOrigin.Unwritten, true, "Arrived while NADIA was away."), (item.Origin, item.ArrivedAway, item.OriginReason));
        var view = (await Database.Get<ReviewReads>().GetAsync(item.Id, Actors.Ana, Token)).Value;
        Assert.Empty(view.Bubbles);
        Assert.Equal("Are you open on Sunday?", view.CustomerMessage);
        Assert.False(view.Stale);
    }

    [Fact]
    public async Task Each_further_old_message_is_added_to_the_one_draft()
    {
        await OldAsync("One");
        await OldAsync("Two");
        await OldAsync("Three");

        var pending = await bench.PendingAsync((await ConversationAsync()).Id);
        Assert.Equal("One\nTwo\nThree", pending.CustomerMessage);
        Assert.Equal(3, pending.MessageIds.Count);
    }

    [Fact]
    public async Task A_reviewer_asks_for_the_draft_and_it_keeps_the_label()
    {
        await OldAsync("Are you open on Sunday?");
        var unwritten = await bench.PendingAsync((await ConversationAsync()).Id);

        Assert.True((await Database.Get<ReviewService>().RegenerateAsync(unwritten.Id, null, Actors.Ana, Token)).Succeeded);
        Assert.Equal(1, await bench.DraftDueAsync());

        var written = await bench.PendingAsync(unwritten.ConversationId);
        Assert.Equal((DraftOrigin.Model, true), (written.Origin, written.ArrivedAway));
        Assert.NotEmpty(written.Bubbles);
        Assert.Null((await ConversationAsync()).DueAt);
    }

    [Fact]
    public async Task A_reviewer_writes_the_answer_and_approves()
    {
        await OldAsync("Are you open on Sunday?");
        var unwritten = await bench.PendingAsync((await ConversationAsync()).Id);

        var approved = await Database.Get<ReviewService>().ApproveAsync(new(unwritten.Id, ["Sorry for the wait. Yes!"]), Actors.Ana, Token);

        Assert.True(approved.Succeeded, approved.Refusal?.Message);
        Assert.Null((await ConversationAsync()).WaitingSince);
        Assert.Equal(0, await bench.DraftAfterQuietAsync());
    }

    [Fact]
    public async Task A_new_message_of_the_same_customer_is_drafted_as_always_with_the_old_ones()
    {
        await OldAsync("Are you open on Sunday?");
        await Arrange.MessageAsync(Database, account, user, "Hello?");
        Assert.Equal(1, await bench.DraftAfterQuietAsync());

        var draft = await bench.PendingAsync((await ConversationAsync()).Id);
        Assert.Equal(("Are you open on Sunday?\nHello?", DraftOrigin.Model, true), (draft.CustomerMessage, draft.Origin, draft.ArrivedAway));
    }

    [Fact]
    public async Task An_old_message_behind_a_due_one_is_drafted_with_it()
    {
        await Arrange.MessageAsync(Database, account, user, "First");
        await OldAsync("Second");
        Assert.Equal(1, await bench.DraftAfterQuietAsync());
        Assert.Equal("First\nSecond", (await bench.PendingAsync((await ConversationAsync()).Id)).CustomerMessage);
    }

    [Fact]
    public async Task An_edit_is_shown_and_still_nothing_is_drafted_and_a_deletion_takes_the_draft_away()
    {
        await OldAsync("In blue?", "41");
        await Database.Get<Inbox>().EditAsync(account, new(user, "41", "In red?", Database.Clock.GetUtcNow()), Database.Clock.GetUtcNow(), Token);

        var pending = await bench.PendingAsync((await ConversationAsync()).Id);
        Assert.Equal(("In red?", DraftOrigin.Unwritten), (pending.CustomerMessage, pending.Origin));
        Assert.Null((await ConversationAsync()).DueAt);

        await Database.Get<Inbox>().DeleteAsync(account, user, "41", Token);

        Assert.DoesNotContain(await bench.DraftsAsync(pending.ConversationId), d => d.State == DraftState.Pending);
        Assert.Null((await ConversationAsync()).WaitingSince);
    }

    [Fact]
    public async Task A_cry_for_help_stands_where_it_would_have_stood()
    {
        await OldAsync("I want to kill myself");
        var pending = await bench.PendingAsync((await ConversationAsync()).Id);
        Assert.Equal(Recommendation.Flag, pending.Recommendation);
        Assert.True(pending.QueueAt < pending.WaitingSince.AddMinutes(-15));
    }

    [Fact]
    public async Task A_silenced_customers_old_message_is_held_and_stands_in_no_queue()
    {
        await Arrange.MessageAsync(Database, account, user, "First");
        await Database.Get<Nadia.Core.Quarantine.QuarantineService>().SilenceAsync(user, Actors.Ana, Token);

        var held = await OldAsync("Old");

        Assert.True(held.Quarantined);
        Assert.Empty(await bench.DraftsAsync((await ConversationAsync()).Id));
    }

    [Fact]
    public async Task What_is_just_not_old_enough_is_drafted()
    {
        await Database.Get<Inbox>().ReceiveAsync(account, new(user, Arrange.NewId(), "Hello", Database.Clock.GetUtcNow().AddHours(-12)), Token);
        Assert.Equal(1, await bench.DraftAfterQuietAsync());
    }

    [Fact]
    public async Task Zero_hours_draft_everything()
    {
        await using var own = await DraftingBench.StartAsync(postgres, null, ("Telegram:AwayHours", "0"));
        var id = await Arrange.AccountAsync(own.Database);
        await own.Database.Get<Inbox>().ReceiveAsync(id, new(user, "1", "Hello", own.Database.Clock.GetUtcNow().AddYears(-1)), Token);
        Assert.Equal(1, await own.DraftAfterQuietAsync());
    }

    private Task<ReceivedMessage> OldAsync(string text, string? externalId = null) => Database.Get<Inbox>().ReceiveAsync(
        account, new(user, externalId ?? Arrange.NewId(), text, Database.Clock.GetUtcNow().AddHours(-12.5)), Token);

    private async Task<Conversation> ConversationAsync()
    {
        await using var db = Database.Open();
        return await db.Conversations.AsNoTracking().SingleAsync(c => c.AccountId == account && c.ChatId == user, Token);
    }
}
