using Nadia.Core.Review.Checks;

namespace Nadia.Tests.Core.Review;

public sealed class CheckJudgementTests
{
    [Theory]
    [InlineData(CheckDeed.Approved, false)]
    [InlineData(CheckDeed.Rejected, true)]
    [InlineData(CheckDeed.Redrafted, true)]
    public void Without_a_change_an_approval_is_a_miss_and_turning_it_down_a_catch(CheckDeed deed, bool caught) =>
        Assert.Equal(caught, CheckJudgement.IsCaught(deed, ["I promise a refund."], "promise a refund", 0));

    [Theory]
    [InlineData("We will look into it.", true)]
    [InlineData("So sorry! I PROMISE\n a  refund.", false)]
    public void Where_the_bad_words_are_named_an_edit_is_a_catch_when_they_are_gone(string final, bool caught) =>
        Assert.Equal(caught, CheckJudgement.IsCaught(CheckDeed.Edited, [final], "promise a refund", 90));

    [Fact]
    public void Bad_words_that_were_only_cut_into_two_bubbles_are_still_there() =>
        Assert.False(CheckJudgement.IsCaught(CheckDeed.Edited, ["I promise a", "refund."], "promise a refund", 40));

    [Theory]
    [InlineData(19, false)]
    [InlineData(20, true)]
    public void Where_they_are_not_named_a_fifth_of_the_words_has_to_change(int effort, bool caught) =>
        Assert.Equal(caught, CheckJudgement.IsCaught(CheckDeed.Edited, ["Anything."], null, effort));
}
