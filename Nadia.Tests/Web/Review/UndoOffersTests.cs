using Microsoft.Extensions.Time.Testing;
using Nadia.Web.Features.Review;

namespace Nadia.Tests.Web.Review;

public sealed class UndoOffersTests
{
    private readonly FakeTimeProvider clock = new();
    private readonly UndoOffers offers;

    public UndoOffersTests() => offers = new UndoOffers(clock);

    [Fact]
    public void The_latest_is_taken_back_first_and_each_once()
    {
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        offers.Approved(first, "Mia", TimeSpan.FromSeconds(3));
        offers.Rejected(second, redraft: false);
        Assert.Equal(second, offers.Take()!.DraftId);
        Assert.Equal(first, offers.Take()!.DraftId);
        Assert.Null(offers.Take());
    }

    [Fact]
    public void Each_is_offered_for_its_own_time_and_counts_down_to_one()
    {
        var draft = Guid.CreateVersion7();
        offers.Approved(draft, "Mia", TimeSpan.FromSeconds(1.5));
        Assert.Equal(2, offers.SecondsLeft(offers.Latest!));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, offers.SecondsLeft(offers.Latest!));
        clock.Advance(TimeSpan.FromSeconds(0.5));
        Assert.Null(offers.Latest);
        Assert.Null(offers.Take());
    }

    [Fact]
    public void Without_a_time_to_undo_an_approval_is_only_said()
    {
        offers.Skipped(Guid.CreateVersion7(), "Mia");
        offers.Approved(Guid.CreateVersion7(), "Noa", TimeSpan.Zero);
        Assert.False(offers.Latest!.CanUndo);
        Assert.Equal("Reply to Noa approved.", offers.Latest.Text);
        Assert.Equal(UndoKind.Skip, offers.Take()!.Kind);
    }
}
