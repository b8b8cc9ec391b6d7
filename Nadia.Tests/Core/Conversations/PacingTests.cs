using Nadia.Core.Conversations;

namespace Nadia.Tests.Core.Conversations;

public sealed class PacingTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private readonly PacingOptions pacing = new();
    private readonly Conversation conversation = new() { AccountId = 1, CustomerId = 1, ChatId = "1", CreatedAt = Start };

    [Fact]
    public void A_message_is_due_after_the_quiet_period()
    {
        conversation.Note(Start, pacing);

        Assert.Equal(Start.AddSeconds(5), conversation.DueAt);
        Assert.Equal(Start, conversation.WaitingSince);
    }

    [Fact]
    public void Typing_prolongs_the_wait_within_the_cap()
    {
        conversation.Note(Start, pacing);

        conversation.Prolong(Start.AddSeconds(4), pacing);
        Assert.Equal(Start.AddSeconds(9), conversation.DueAt);
        conversation.Prolong(Start.AddSeconds(29), pacing);
        Assert.Equal(Start.AddSeconds(30), conversation.DueAt);
    }

    [Fact]
    public void Typing_alone_makes_nothing_due()
    {
        conversation.Prolong(Start, pacing);

        Assert.Null(conversation.DueAt);
    }

    [Fact]
    public void The_tenth_message_makes_the_batch_due_at_once()
    {
        for (var i = 0; i < 9; i++) conversation.Note(Start, pacing);
        Assert.NotEqual(Start, conversation.DueAt);

        conversation.Note(Start, pacing);

        Assert.Equal(Start, conversation.DueAt);
    }

    [Fact]
    public void An_edit_while_nobody_waits_makes_nothing_due_but_makes_drafts_stale()
    {
        conversation.Touch(Start, pacing);

        Assert.Null(conversation.DueAt);
        Assert.Equal(1, conversation.Revision);
    }

    [Fact]
    public void A_decision_that_covers_all_ends_the_wait_and_one_that_does_not_keeps_it()
    {
        conversation.Note(Start, pacing);
        conversation.Decided(stillWaitingSince: Start.AddSeconds(3), Start);
        Assert.Equal((Start.AddSeconds(3), Start.AddSeconds(5)), (conversation.WaitingSince!.Value, conversation.DueAt!.Value));

        conversation.Decided(stillWaitingSince: null, Start);

        Assert.Equal((null, null, 0), (conversation.WaitingSince, conversation.DueAt, conversation.BatchCount));
    }
}
