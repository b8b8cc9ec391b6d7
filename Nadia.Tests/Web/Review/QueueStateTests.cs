using Nadia.Core.Common;
using Nadia.Core.Review;
using Nadia.Core.Review.Queue;
using Nadia.Web.Features.Review.Queue;

namespace Nadia.Tests.Web.Review;

public sealed class QueueStateTests
{
    private readonly QueueState queue = new();

    [Fact]
    public void Loading_empty_and_unreachable_are_three_different_things()
    {
        Assert.Equal(QueueView.Loading, queue.View);
        queue.Fail();
        Assert.Equal(QueueView.Failed, queue.View);
        queue.Show([], null);
        Assert.Equal(QueueView.Empty, queue.View);
        queue.Fail();
        Assert.Equal(QueueView.Failed, queue.View);
    }

    [Fact]
    public void A_failed_reading_keeps_the_rows_and_says_they_may_be_old()
    {
        queue.Show([Some.Row(1)], null);
        queue.Fail();
        Assert.Equal(QueueView.Rows, queue.View);
        Assert.True(queue.Failed);
    }

    [Fact]
    public void What_a_failed_reading_missed_is_not_made_good_by_the_next_page_but_by_reading_all()
    {
        queue.Show([Some.Row(1)], "next");
        queue.Fail();
        queue.Append(new Page<QueueItem>([Some.Row(2)], null));
        queue.Prepend(new Page<QueueItem>([Some.Row(0)], null));
        Assert.True(queue.Failed);

        queue.Show([Some.Row(1)], null);
        Assert.False(queue.Failed);
    }

    [Fact]
    public void A_new_draft_takes_its_place_in_the_order_and_not_the_end()
    {
        var (first, second, third) = (Some.Row(1), Some.Row(2), Some.Row(3));
        queue.Show([first, third], null);

        queue.Follow([second.Id], [second]);

        Assert.Equal([first.Id, second.Id, third.Id], Ids());
        Assert.Equal([0, 1, 2], queue.Rows.Select(r => r.Index));
        Assert.Equal(3, queue.Pending);
    }

    [Fact]
    public void A_draft_beyond_what_is_loaded_waits_for_its_page()
    {
        queue.Show([Some.Row(1), Some.Row(2)], "next");
        var far = Some.Row(9);

        queue.Follow([far.Id], [far]);
        Assert.DoesNotContain(far.Id, Ids());

        queue.Append(new Page<QueueItem>([Some.Row(5), far], null));
        Assert.Equal(far.Id, Ids()[^1]);
    }

    [Fact]
    public void A_decided_draft_leaves()
    {
        var row = Some.Row(1);
        queue.Show([row, Some.Row(2)], null);
        queue.Follow([row.Id], []);
        Assert.DoesNotContain(row.Id, Ids());
        Assert.Equal(1, queue.Pending);
    }

    [Fact]
    public void While_the_pointer_is_over_the_list_no_row_moves_up_under_it()
    {
        var (first, second) = (Some.Row(1), Some.Row(2));
        queue.Show([first, second], null);
        queue.Hold(true);

        queue.Follow([first.Id], []);
        Assert.Equal([(first.Id, true), (second.Id, false)], queue.Rows.Select(r => (r.Item.Id, r.Gone)));
        Assert.Equal(1, queue.Pending);
        Assert.Null(queue.Find(first.Id));

        queue.Show([second], null);
        Assert.Equal(2, queue.Rows.Count);

        queue.Hold(false);
        Assert.Equal([second.Id], Ids());
    }

    [Fact]
    public void Going_on_takes_the_next_free_draft_and_then_the_first()
    {
        var (first, held, third) = (Some.Row(1), Some.Row(2, heldBy: "ben"), Some.Row(3));
        queue.Show([first, held, third], null);
        Assert.Equal(first.Id, queue.NextFor("ana", null)!.Id);
        Assert.Equal(third.Id, queue.NextFor("ana", QueuePlace.Of(first))!.Id);
        Assert.Equal(held.Id, queue.NextFor("ben", QueuePlace.Of(first))!.Id);
        Assert.Equal(first.Id, queue.NextFor("ana", QueuePlace.Of(third))!.Id);
    }

    [Fact]
    public void Going_on_works_from_the_place_of_a_draft_that_has_left()
    {
        var (first, second, third) = (Some.Row(1), Some.Row(2), Some.Row(3));
        queue.Show([first, second, third], null);
        queue.Remove(second.Id);
        Assert.Equal(third.Id, queue.NextFor("ana", QueuePlace.Of(second))!.Id);
    }

    [Fact]
    public void There_is_nothing_to_go_on_with_when_others_hold_the_rest()
    {
        queue.Show([Some.Row(1, heldBy: "ben")], null);
        Assert.Null(queue.NextFor("ana", null));
    }

    [Fact]
    public void The_count_includes_what_is_not_loaded()
    {
        queue.Show([Some.Row(1), Some.Row(2)], "next");
        queue.Summarize(new QueueSummary(10_000, 0, null));
        Assert.Equal(10_000, queue.Pending);
        queue.Summarize(new QueueSummary(0, 0, null));
        Assert.Equal(3, queue.Pending);
    }

    [Fact]
    public void Conversations_without_a_draft_are_told_with_the_reason()
    {
        queue.Summarize(new QueueSummary(0, 2, "The model did not answer."));
        Assert.Equal("2 conversations wait for a draft: The model did not answer. Trying again.", queue.Undrafted);
        queue.Summarize(new QueueSummary(0, 0, null));
        Assert.Null(queue.Undrafted);
    }

    [Fact]
    public void However_far_it_is_scrolled_a_bounded_stretch_is_kept_and_every_row_knows_its_place()
    {
        queue.Show(Rows(0, 50), "next");
        queue.Summarize(new QueueSummary(1000, 0, null));
        for (var from = 50; from < 500; from += 50) queue.Append(new Page<QueueItem>(Rows(from, 50), "next"));
        Assert.Equal((QueueState.MaxRows, 300, 300), (queue.Rows.Count, queue.First, queue.Rows[0].Index));
        Assert.Equal((1000, Some.Noon.AddMinutes(300)), (queue.Pending, queue.Rows[0].Item.QueueAt));

        queue.Prepend(new Page<QueueItem>(Rows(250, 50), "before"));
        Assert.Equal((QueueState.MaxRows, 250, Some.Noon.AddMinutes(449)), (queue.Rows.Count, queue.First, queue.Rows[^1].Item.QueueAt));
        Assert.NotNull(queue.Next);

        queue.Leap(Rows(0, 50), "next", 0);
        Assert.Equal((50, 0), (queue.Rows.Count, queue.Rows[0].Index));
    }

    [Fact]
    public void A_change_above_the_loaded_stretch_is_not_put_into_it()
    {
        queue.Leap(Rows(100, 50), "next", 100);
        var above = Some.Row(5);
        queue.Follow([above.Id], [above]);
        Assert.Null(queue.Find(above.Id));
        Assert.False(queue.Reaches(QueuePlace.Of(above)));
        Assert.True(queue.Reaches(QueuePlace.Of(Some.Row(120))));
    }

    [Theory]
    [InlineData(100, 10, true)]
    [InlineData(0, 10, false)]
    [InlineData(140, 10, false)]
    public void It_knows_whether_what_comes_into_sight_is_loaded(int top, int count, bool covered)
    {
        queue.Leap(Rows(50, 120), "next", 50);
        queue.Summarize(new QueueSummary(1000, 0, null));
        Assert.Equal(covered, queue.Covers(new QueueWindow(top, count)));
    }

    private static List<QueueItem> Rows(int from, int count) => [.. Enumerable.Range(from, count).Select(i => Some.Row(i))];

    private List<Guid> Ids() => [.. queue.Rows.Select(r => r.Item.Id)];
}
