using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Drafting;
using Nadia.Core.Review;
using Nadia.Tests.Support;

namespace Nadia.Tests.Data.Review;

/// <summary>Taking a rejection back; that of an approval is with the decisions.</summary>
public sealed class DecisionUndoTests(NadiaDatabase database, TestPostgres postgres) : IClassFixture<NadiaDatabase>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_rejection_is_undone_and_the_customer_waits_since_they_did()
    {
        var draft = await DraftArrange.DraftAsync(database);
        await RejectAsync(database, draft, redraft: false);
        database.Clock.Advance(DecisionUndo.RejectionFor);

        Assert.IsType<Forbidden>((await UndoAsync(database, draft, Actors.Ben)).Refusal);
        Assert.True((await UndoAsync(database, draft, Actors.Ana)).Succeeded);

        await using var db = database.Open();
        var conversation = await db.Conversations.SingleAsync(c => c.Id == draft.ConversationId, Token);
        Assert.Equal((draft.WaitingSince, null), (conversation.WaitingSince, conversation.DueAt));
        Assert.True(await db.Messages.Where(m => draft.MessageIds.Contains(m.Id)).AllAsync(m => m.AnsweredAt == null, Token));
        Assert.Equal(DraftState.Pending, await StateAsync(database, draft.Id));
        Assert.IsType<NotFound>((await UndoAsync(database, draft, Actors.Ana)).Refusal);
        Assert.True((await database.Get<ReviewService>().ApproveAsync(new(draft.Id, ["Now"]), Actors.Ben, Token)).Succeeded);
    }

    [Fact]
    public async Task After_ten_minutes_a_rejection_stands()
    {
        var draft = await DraftArrange.DraftAsync(database);
        await RejectAsync(database, draft, redraft: false);
        database.Clock.Advance(DecisionUndo.RejectionFor + TimeSpan.FromSeconds(1));
        Assert.Equal(TooLate.LongAgo, (await UndoAsync(database, draft, Actors.Ana)).Refusal);
        Assert.Equal(DraftState.Rejected, await StateAsync(database, draft.Id));
    }

    [Fact]
    public async Task An_undone_rejection_with_a_redraft_stops_the_worker_that_is_writing_it()
    {
        await using var bench = await DraftingBench.StartAsync(postgres);
        var draft = await DraftArrange.DraftAsync(bench.Database);
        await RejectAsync(bench.Database, draft, redraft: true);
        var lease = await bench.LeaseOneAsync();

        Assert.True((await UndoAsync(bench.Database, draft, Actors.Ana)).Succeeded);
        await bench.Database.Get<DraftingJob>().RunAsync(lease, Token);

        Assert.Equal(draft.Id, (await bench.PendingAsync(draft.ConversationId)).Id);
        Assert.Equal(0, await bench.DraftDueAsync());
    }

    [Fact]
    public async Task A_rejection_whose_redraft_is_there_stands()
    {
        await using var bench = await DraftingBench.StartAsync(postgres);
        var draft = await DraftArrange.DraftAsync(bench.Database);
        await RejectAsync(bench.Database, draft, redraft: true);
        bench.Database.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await bench.DraftDueAsync());

        Assert.Equal(TooLate.MovedOn, (await UndoAsync(bench.Database, draft, Actors.Ana)).Refusal);

        Assert.NotEqual(draft.Id, (await bench.PendingAsync(draft.ConversationId)).Id);
        Assert.Equal(DraftState.Rejected, await StateAsync(bench.Database, draft.Id));
    }

    [Fact]
    public async Task What_the_customer_wrote_after_the_rejection_is_still_drafted_when_it_is_undone()
    {
        var chat = await Chat.StartAsync(database);
        await chat.CustomerAsync("Do you have it in blue?");
        var draft = await DraftArrange.DraftForAsync(database, chat.AccountId, chat.UserId);
        await RejectAsync(database, draft, redraft: false);
        await chat.CustomerAsync("Hello?");

        Assert.True((await UndoAsync(database, draft, Actors.Ana)).Succeeded);

        Assert.NotNull((await chat.ReadAsync()).DueAt);
        Assert.False(Assert.IsType<StaleDraft>((await database.Get<ReviewService>().ApproveAsync(new(draft.Id, ["Blue"]), Actors.Ana, Token)).Refusal).Superseded);
    }

    private static async Task RejectAsync(NadiaDatabase of, Draft draft, bool redraft) =>
        Assert.True((await of.Get<ReviewService>().RejectAsync(new(draft.Id, Redraft: redraft), Actors.Ana, Token)).Succeeded);

    private static Task<Outcome<Guid>> UndoAsync(NadiaDatabase of, Draft draft, Actor actor) => of.Get<DecisionUndo>().UndoAsync(draft.Id, actor, Token);

    private static async Task<DraftState> StateAsync(NadiaDatabase of, Guid id)
    {
        await using var db = of.Open();
        return await db.Drafts.Where(d => d.Id == id).Select(d => d.State).SingleAsync(Token);
    }
}
