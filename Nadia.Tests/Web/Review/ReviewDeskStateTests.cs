using Nadia.Core.Conversations;
using Nadia.Core.Review;
using Nadia.Web.Features.Review;

namespace Nadia.Tests.Web.Review;

public sealed class ReviewDeskStateTests
{
    private readonly ReviewDeskState state = new();

    [Fact]
    public void The_title_counts_who_waits()
    {
        Assert.Equal("Review · NADIA", state.Title);
        state.Queue.Show([Some.Row(1), Some.Row(2)], null);
        Assert.Equal("(2) Review · NADIA", state.Title);
    }

    [Fact]
    public void Turning_to_another_draft_and_back_keeps_what_was_written()
    {
        var (one, other) = (Some.Draft(), Some.Draft());
        Open(one);
        Write("Mine");

        Open(other);
        Assert.Equal(["Hi", "How are you?"], state.Open!.Editor.Texts);

        Open(one);
        Assert.Equal(["Mine", "How are you?"], state.Open!.Editor.Texts);
    }

    [Fact]
    public void What_was_approved_is_there_again_when_the_approval_is_undone()
    {
        var draft = Some.Draft();
        Open(draft);
        Write("Mine");

        state.Decided(state.Open!);
        Assert.Null(state.Open);

        Open(draft);
        Assert.Equal("Mine", state.Open!.Editor.Texts[0]);
    }

    [Fact]
    public void A_decided_draft_leaves_the_queue_and_its_place_is_where_to_go_on()
    {
        var (first, second, third) = (Some.Row(1), Some.Row(2), Some.Row(3));
        state.Queue.Show([first, second, third], null);
        Open(Some.Draft(id: second.Id, minute: 2));

        state.Decided(state.Open!);

        Assert.Null(state.Queue.Find(second.Id));
        Assert.Equal(third.Id, state.Queue.NextFor("ana", state.Place)!.Id);
    }

    [Fact]
    public void The_text_of_a_replaced_draft_can_be_had_back_on_the_one_that_took_its_place_and_on_no_other()
    {
        var (old, fresh, other) = (Some.Draft(), Some.Draft(bubbles: ["New"]), Some.Draft());
        Open(old);
        Write("Mine");

        state.Carry(fresh.Id);
        Open(fresh);
        Assert.Equal(["New"], state.Open!.Editor.Texts);
        Assert.Equal(["Mine", "How are you?"], state.Open.Former);

        Open(other);
        Assert.Null(state.Open!.Former);
    }

    [Fact]
    public void A_text_that_was_sent_in_place_of_a_newer_draft_is_there_when_that_is_undone()
    {
        var (old, fresh) = (Some.Draft(), Some.Draft(bubbles: ["New"]));
        Open(old);
        Write("Mine");

        state.SentInPlaceOf(state.Open!, fresh);
        Assert.Null(state.Open);

        Open(fresh);
        Assert.Equal(["Mine", "How are you?"], state.Open!.Editor.Texts);
        state.Open.Editor.Reset();
        Assert.Equal(["New"], state.Open.Editor.Texts);
    }

    [Fact]
    public void The_page_turns_by_itself_only_to_what_was_asked_for_and_takes_no_text_away()
    {
        var draft = new OpenDraft(Some.Draft(ReviewStatus.Superseded)) { Successor = Some.Row(1) };
        Assert.Null(draft.TurnsTo);

        draft.Await(withText: false);
        Assert.Null(draft.TurnsTo);
        draft.Successor = Some.Row(2);
        Assert.Equal(draft.Successor.Id, draft.TurnsTo);

        draft.Editor.Write(draft.Editor.Bubbles[0].Key, "Mine");
        Assert.Null(draft.TurnsTo);
        draft.Await(withText: true);
        draft.Successor = Some.Row(3);
        Assert.Equal(draft.Successor.Id, draft.TurnsTo);
    }

    [Fact]
    public void Only_a_draft_that_is_held_can_be_decided_and_only_one_thing_at_a_time()
    {
        Assert.False(state.CanDecide);
        Open(Some.Draft(), mine: false);
        Assert.False(state.CanDecide);
        Open(Some.Draft());
        Assert.True(state.CanApprove);
        state.Busy = true;
        Assert.False(state.CanApprove);
        state.Busy = false;
        state.Begin(Guid.CreateVersion7());
        Assert.False(state.CanDecide);
    }

    [Fact]
    public void An_empty_bubble_can_be_rejected_but_not_approved()
    {
        Open(Some.Draft());
        Write(" ");
        Assert.True(state.CanDecide);
        Assert.False(state.CanApprove);
    }

    [Theory]
    [InlineData(ReviewStatus.Reviewing, true, null, DraftStanding.Mine)]
    [InlineData(ReviewStatus.Reviewing, false, "ben", DraftStanding.HeldByOther)]
    [InlineData(ReviewStatus.Pending, false, null, DraftStanding.Free)]
    [InlineData(ReviewStatus.Superseded, true, null, DraftStanding.Superseded)]
    [InlineData(ReviewStatus.Approved, true, null, DraftStanding.Decided)]
    [InlineData(ReviewStatus.Rejected, false, null, DraftStanding.Decided)]
    public void A_draft_stands_as_its_status_and_claim_say(ReviewStatus status, bool mine, string? heldBy, DraftStanding standing) =>
        Assert.Equal(standing, Held(new OpenDraft(Some.Draft(status, heldBy)), mine).Standing);

    [Fact]
    public void A_draft_that_is_decided_or_replaced_is_held_no_more()
    {
        var draft = Held(new OpenDraft(Some.Draft()), mine: true);
        draft.Show(Some.Draft(ReviewStatus.Superseded, id: draft.Id));
        draft.Show(Some.Draft(ReviewStatus.Pending, id: draft.Id));
        Assert.False(draft.CanEdit);
    }

    [Fact]
    public void News_are_what_happened_after_the_draft_and_not_our_own_bubbles()
    {
        var draft = new OpenDraft(Some.Draft());
        var edited = Some.Message(9) with { EditedAt = Some.Noon.AddSeconds(1) };
        var deleted = Some.Message(8) with { DeletedAt = Some.Noon.AddSeconds(1) };
        var quarantined = Some.Message(14) with { Quarantined = true };
        draft.Talk.Show(new Timeline(
            [Some.Message(7), deleted, edited, Some.Message(10), Some.Message(11), Some.Message(12, MessageOrigin.Nadia), Some.Message(13, MessageOrigin.Phone), quarantined], [], false));
        Assert.Equal([8, 9, 11, 13], draft.News.Select(m => m.Id));
    }

    [Fact]
    public void Earlier_messages_stay_when_the_latest_are_read_again()
    {
        var talk = new OpenDraft(Some.Draft()).Talk;
        talk.Show(new Timeline([Some.Message(5), Some.Message(6)], [], true));
        talk.Prepend(new Timeline([Some.Message(3), Some.Message(4)], [], false));
        talk.Show(new Timeline([Some.Message(6), Some.Message(7)], [], true));
        Assert.Equal([3, 4, 5, 6, 7], talk.Messages.Select(m => m.Id));
        Assert.False(talk.HasEarlier);
    }

    private void Open(ReviewView view, bool mine = true)
    {
        state.Begin(view.Id);
        state.Show(view, mine ? 1 : null);
    }

    private static OpenDraft Held(OpenDraft draft, bool mine)
    {
        if (mine) draft.Hold(claimToken: 1);
        return draft;
    }

    private void Write(string text) => state.Open!.Editor.Write(state.Open.Editor.Bubbles[0].Key, text);
}
