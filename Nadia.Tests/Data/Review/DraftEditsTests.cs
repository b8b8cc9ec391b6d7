using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Drafting;
using Nadia.Core.Review;
using Nadia.Core.Review.Editing;
using Nadia.Tests.Support;

namespace Nadia.Tests.Data.Review;

/// <summary>What a reviewer writes is kept until the decision, for them alone.</summary>
public sealed class DraftEditsTests(NadiaDatabase database) : IClassFixture<NadiaDatabase>
{
    private readonly DraftEdits edits = database.Get<DraftEdits>();
    private readonly ReviewService reviews = database.Get<ReviewService>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_kept_text_comes_back_to_its_writer_and_to_nobody_else()
    {
        var draft = await DraftArrange.DraftAsync(database);
        Assert.Equal(1, await SaveAsync(draft.Id, 0, "Mine", ""));
        Assert.Equal(2, await SaveAsync(draft.Id, 1, "Mine now", ""));

        var own = (await FindAsync(draft.Id, Actors.Ana)).Own!;
        Assert.Equal(["Mine now", ""], own.Bubbles);
        Assert.Equal((2, database.Clock.GetUtcNow()), (own.Version, own.UpdatedAt));
        var other = await FindAsync(draft.Id, Actors.Ben);
        Assert.Null(other.Own);
        Assert.Empty(other.Offers);
    }

    [Fact]
    public async Task An_admin_is_offered_what_another_wrote_by_name()
    {
        var draft = await DraftArrange.DraftAsync(database);
        await SaveAsync(draft.Id, 0, "Mine");

        var kept = await FindAsync(draft.Id, Actors.Admin);

        Assert.Null(kept.Own);
        var offer = Assert.Single(kept.Offers);
        Assert.Equal(("Ana", false, "Mine"), (offer.ReviewerName, offer.IsOwn, offer.Bubbles[0]));
    }

    [Fact]
    public async Task A_window_with_an_older_text_does_not_overwrite_a_newer_one()
    {
        var draft = await DraftArrange.DraftAsync(database);
        await SaveAsync(draft.Id, 0, "First window");
        await SaveAsync(draft.Id, 1, "First window, more");

        var late = await edits.SaveAsync(new(draft.Id, ["Second window"], null, 1), Actors.Ana, Token);

        Assert.IsType<EditedElsewhere>(late.Refusal);
        Assert.Equal("First window, more", (await FindAsync(draft.Id, Actors.Ana)).Own!.Bubbles[0]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_decision_puts_away_what_was_kept_and_nothing_is_kept_after_it(bool approve)
    {
        var draft = await DraftArrange.DraftAsync(database);
        await SaveAsync(draft.Id, 0, "Mine");
        await edits.SaveAsync(new(draft.Id, ["Ben's"], null, 0), Actors.Ben, Token);

        var decided = approve ? await reviews.ApproveAsync(new(draft.Id, ["Mine"]), Actors.Ana, Token) : await reviews.RejectAsync(new(draft.Id), Actors.Ana, Token);

        Assert.True(decided.Succeeded);
        Assert.Equal(0, await RowsAsync(draft.ConversationId));
        Assert.IsType<AlreadyDecided>((await edits.SaveAsync(new(draft.Id, ["Late"], null, 1), Actors.Ana, Token)).Refusal);
        Assert.Equal(0, await RowsAsync(draft.ConversationId));
    }

    [Fact]
    public async Task Keeping_and_deciding_at_once_never_leaves_a_text_behind()
    {
        for (var i = 0; i < 20; i++)
        {
            var draft = await DraftArrange.DraftAsync(database);
            var saving = edits.SaveAsync(new(draft.Id, ["Mine"], null, 0), Actors.Ben, Token);
            var deciding = reviews.ApproveAsync(new(draft.Id, ["Done"]), Actors.Ana, Token);
            await Task.WhenAll(saving, deciding);
            Assert.Equal(0, await RowsAsync(draft.ConversationId));
        }
    }

    [Fact]
    public async Task A_rejection_that_asks_for_a_new_draft_leaves_another_persons_text_to_them()
    {
        var draft = await DraftArrange.DraftAsync(database);
        await SaveAsync(draft.Id, 0, "Mine");
        await edits.SaveAsync(new(draft.Id, ["Ben's"], null, 0), Actors.Ben, Token);

        Assert.True((await reviews.RejectAsync(new(draft.Id, Redraft: true), Actors.Ana, Token)).Succeeded);

        Assert.Equal(1, await RowsAsync(draft.ConversationId));
        var newer = await NextAsync(draft);
        Assert.Empty((await FindAsync(newer.Id, Actors.Ana)).Offers);
        var offer = Assert.Single((await FindAsync(newer.Id, Actors.Ben)).Offers);
        Assert.Equal((draft.Id, "Ben's"), (offer.DraftId, offer.Bubbles[0]));
    }

    [Fact]
    public async Task A_decision_puts_away_what_lies_over_a_replaced_draft_too_and_nothing_is_kept_there_after_it()
    {
        var draft = await DraftArrange.DraftAsync(database);
        await edits.SaveAsync(new(draft.Id, ["Ben's"], null, 0), Actors.Ben, Token);
        var newer = await ReplaceAsync(draft);
        Assert.Equal(2, (await edits.SaveAsync(new(draft.Id, ["Ben's, more"], null, 1), Actors.Ben, Token)).Value);

        Assert.True((await reviews.ApproveAsync(new(newer.Id, ["Done"]), Actors.Ana, Token)).Succeeded);

        Assert.Equal(0, await RowsAsync(draft.ConversationId));
        var late = Assert.IsType<AlreadyDecided>((await edits.SaveAsync(new(draft.Id, ["Late"], null, 2), Actors.Ben, Token)).Refusal);
        Assert.Contains("Ana", late.Message, StringComparison.Ordinal);
        Assert.Equal(0, await RowsAsync(draft.ConversationId));
    }

    [Fact]
    public async Task Keeping_over_a_replaced_draft_and_deciding_at_once_never_leaves_a_text_behind()
    {
        for (var i = 0; i < 20; i++)
        {
            var draft = await DraftArrange.DraftAsync(database);
            var newer = await ReplaceAsync(draft);
            await Task.WhenAll(
                edits.SaveAsync(new(draft.Id, ["Ben's"], null, 0), Actors.Ben, Token), reviews.ApproveAsync(new(newer.Id, ["Done"]), Actors.Ana, Token));
            Assert.Equal(0, await RowsAsync(draft.ConversationId));
        }
    }

    [Fact]
    public async Task A_text_over_a_draft_that_the_phone_answered_is_kept_on()
    {
        var chat = await Chat.StartAsync(database);
        await chat.CustomerAsync("Do you have it in blue?");
        var draft = await DraftArrange.DraftForAsync(database, chat.AccountId, chat.UserId);
        await chat.PhoneAsync("Yes, we do.");
        Assert.Equal(1, await SaveAsync(draft.Id, 0, "Mine"));
    }

    [Fact]
    public async Task An_approval_that_is_taken_back_brings_its_text_back()
    {
        var draft = await DraftArrange.DraftAsync(database);
        await reviews.ApproveAsync(new(draft.Id, ["As approved"]), Actors.Ana, Token);
        Assert.True((await database.Get<DecisionUndo>().UndoAsync(draft.Id, Actors.Ana, Token)).Succeeded);
        Assert.Equal(["As approved"], (await FindAsync(draft.Id, Actors.Ana)).Own!.Bubbles);
    }

    [Theory]
    [InlineData(true, "As approved")]
    [InlineData(false, "Mine")]
    public async Task A_decision_that_is_taken_back_gives_everybody_their_text_back(bool approve, string own)
    {
        var draft = await DraftArrange.DraftAsync(database);
        await SaveAsync(draft.Id, 0, "Mine");
        await edits.SaveAsync(new(draft.Id, ["Ben's"], null, 0), Actors.Ben, Token);
        var decided = approve ? await reviews.ApproveAsync(new(draft.Id, ["As approved"]), Actors.Ana, Token) : await reviews.RejectAsync(new(draft.Id), Actors.Ana, Token);
        Assert.True(decided.Succeeded);

        Assert.True((await database.Get<DecisionUndo>().UndoAsync(draft.Id, Actors.Ana, Token)).Succeeded);

        Assert.Equal([own], (await FindAsync(draft.Id, Actors.Ana)).Own!.Bubbles);
        var bens = (await FindAsync(draft.Id, Actors.Ben)).Own!;
        Assert.Equal("Ben's", bens.Bubbles[0]);
        Assert.Equal(2, (await edits.SaveAsync(new(draft.Id, ["Ben's, more"], null, bens.Version), Actors.Ben, Token)).Value);
    }

    [Fact]
    public async Task An_approval_as_drafted_that_is_taken_back_leaves_the_draft_as_it_was()
    {
        var draft = await DraftArrange.DraftAsync(database);
        await SaveAsync(draft.Id, 0, "Thrown away");
        Assert.True((await reviews.ApproveAsync(new(draft.Id, draft.Bubbles), Actors.Ana, Token)).Succeeded);
        Assert.True((await database.Get<DecisionUndo>().UndoAsync(draft.Id, Actors.Ana, Token)).Succeeded);
        Assert.Null((await FindAsync(draft.Id, Actors.Ana)).Own);
    }

    [Fact]
    public async Task A_text_over_a_replaced_draft_comes_back_with_the_decision_that_put_it_away_and_no_other()
    {
        var draft = await DraftArrange.DraftAsync(database);
        await edits.SaveAsync(new(draft.Id, ["Ben's"], null, 0), Actors.Ben, Token);
        var newer = await ReplaceAsync(draft);
        Assert.True((await reviews.ApproveAsync(new(newer.Id, ["Done"]), Actors.Ana, Token)).Succeeded);
        var other = await DraftArrange.DraftAsync(database);
        Assert.True((await reviews.RejectAsync(new(other.Id), Actors.Ana, Token)).Succeeded);
        Assert.True((await database.Get<DecisionUndo>().UndoAsync(other.Id, Actors.Ana, Token)).Succeeded);
        Assert.Equal(0, await RowsAsync(draft.ConversationId));

        Assert.True((await database.Get<DecisionUndo>().UndoAsync(newer.Id, Actors.Ana, Token)).Succeeded);

        var offer = Assert.Single((await FindAsync(newer.Id, Actors.Ben)).Offers);
        Assert.Equal((draft.Id, "Ben's"), (offer.DraftId, offer.Bubbles[0]));
    }

    [Fact]
    public async Task A_newer_draft_offers_the_text_that_was_written_over_the_one_before()
    {
        var draft = await DraftArrange.DraftAsync(database);
        await SaveAsync(draft.Id, 0, "Mine");
        var newer = await ReplaceAsync(draft);

        var kept = await FindAsync(newer.Id, Actors.Ana);

        Assert.Null(kept.Own);
        var offer = Assert.Single(kept.Offers);
        Assert.Equal((true, draft.Id, "Mine"), (offer.IsOwn, offer.DraftId, offer.Bubbles[0]));
        Assert.Empty((await FindAsync(newer.Id, Actors.Ben)).Offers);
        await edits.SaveAsync(new(newer.Id, ["Taken over"], null, 0), Actors.Ana, Token);
        Assert.Empty((await FindAsync(newer.Id, Actors.Ana)).Offers);
    }

    [Fact]
    public async Task Reset_forgets_ones_own_text_alone()
    {
        var draft = await DraftArrange.DraftAsync(database);
        await SaveAsync(draft.Id, 0, "Mine");
        await edits.SaveAsync(new(draft.Id, ["Ben's"], null, 0), Actors.Ben, Token);
        Assert.True((await edits.ForgetAsync(draft.Id, Actors.Ana, Token)).Succeeded);
        Assert.Null((await FindAsync(draft.Id, Actors.Ana)).Own);
        Assert.NotNull((await FindAsync(draft.Id, Actors.Ben)).Own);
    }

    [Fact]
    public async Task What_lies_over_a_draft_that_waits_no_more_is_forgotten_after_a_week()
    {
        var gone = await DraftArrange.DraftAsync(database);
        var waiting = await DraftArrange.DraftAsync(database);
        var decided = await DraftArrange.DraftAsync(database);
        await SaveAsync(gone.Id, 0, "Old");
        await SaveAsync(decided.Id, 0, "Put away");
        Assert.True((await reviews.RejectAsync(new(decided.Id), Actors.Ana, Token)).Succeeded);
        await SaveAsync(waiting.Id, 0, "Still wanted");
        await ReplaceAsync(gone);
        database.Clock.Advance(TimeSpan.FromDays(8));

        await SaveAsync((await DraftArrange.DraftAsync(database)).Id, 0, "New");

        Assert.Equal(0, await RowsAsync(gone.ConversationId));
        Assert.Equal(1, await RowsAsync(waiting.ConversationId));
        await using var db = database.Open();
        Assert.Equal(0, await db.DraftEdits.CountAsync(e => e.DraftId == decided.Id, Token));
    }

    [Fact]
    public async Task Bad_text_strangers_and_unknown_drafts_are_refused_and_keep_nothing()
    {
        var draft = await DraftArrange.DraftAsync(database);
        Assert.IsType<Forbidden>((await edits.SaveAsync(new(draft.Id, ["x"], null, 0), Actors.Nobody, Token)).Refusal);
        Assert.IsType<Invalid>((await edits.SaveAsync(new(draft.Id, ["a\0b"], null, 0), Actors.Ana, Token)).Refusal);
        Assert.IsType<Invalid>((await edits.SaveAsync(new(draft.Id, [], null, 0), Actors.Ana, Token)).Refusal);
        Assert.IsType<Invalid>((await edits.SaveAsync(new(draft.Id, [new('x', DraftEdits.MaxText + 1)], null, 0), Actors.Ana, Token)).Refusal);
        Assert.IsType<NotFound>((await edits.SaveAsync(new(Guid.CreateVersion7(), ["x"], null, 0), Actors.Ana, Token)).Refusal);
        Assert.Equal(0, await RowsAsync(draft.ConversationId));
    }

    private async Task<long> SaveAsync(Guid draftId, long version, params string[] bubbles) =>
        (await edits.SaveAsync(new(draftId, bubbles, null, version), Actors.Ana, Token)).Value;

    private async Task<KeptEdits> FindAsync(Guid draftId, Actor actor) => (await edits.FindAsync(draftId, actor, Token)).Value;

    private async Task<Draft> ReplaceAsync(Draft draft)
    {
        await using var db = database.Open();
        await db.Drafts.Where(d => d.Id == draft.Id).ExecuteUpdateAsync(set => set.SetProperty(d => d.State, DraftState.Superseded), Token);
        return await NextAsync(draft);
    }

    private async Task<Draft> NextAsync(Draft draft)
    {
        await using var db = database.Open();
        var conversation = await db.Conversations.SingleAsync(c => c.Id == draft.ConversationId, Token);
        return await DraftArrange.DraftForAsync(database, conversation.AccountId, conversation.ChatId, "Another one");
    }

    /// <summary>How many texts of the conversation anybody could still be shown.</summary>
    private async Task<int> RowsAsync(long conversationId)
    {
        await using var db = database.Open();
        return await db.DraftEdits.CountAsync(e => e.ConversationId == conversationId && e.SettledBy == null, Token);
    }
}
