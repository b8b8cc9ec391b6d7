using Nadia.Core.Common;
using Nadia.Core.Review;
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

    private List<Guid> Ids() => [.. queue.Rows.Select(r => r.Item.Id)];
}
