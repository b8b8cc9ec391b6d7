using Nadia.Core.Common;
using Nadia.Core.Review.Preferences;

namespace Nadia.Tests.Core.Review;

public sealed class DeskKeysTests
{
    [Fact]
    public void By_default_every_action_has_a_key_of_its_own()
    {
        var keys = DeskKeys.Actions.Select(a => DeskKeys.Default[a]).ToList();
        Assert.Equal(keys.Count, keys.Distinct().Count());
        Assert.True(DeskKeys.With(new Dictionary<DeskAction, string>()).Succeeded);
    }

    [Fact]
    public void A_chosen_key_is_one_character_whatever_the_case_and_only_it_counts_as_a_change()
    {
        var keys = DeskKeys.With(new Dictionary<DeskAction, string> { [DeskAction.Approve] = " P " }).Value;
        Assert.Equal("p", keys[DeskAction.Approve]);
        Assert.Equal("r", keys[DeskAction.Reject]);
        Assert.Equal([DeskAction.Approve], keys.Changes.Keys);
    }

    [Fact]
    public void Two_actions_on_one_key_are_refused_and_both_are_named()
    {
        var refusal = DeskKeys.With(new Dictionary<DeskAction, string> { [DeskAction.Reject] = "a" }).Refusal;
        var broken = Assert.IsType<Invalid>(refusal);
        Assert.Equal("keys.Reject", broken.Field);
        Assert.Contains("Approve & send", broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_actions_may_change_their_keys_with_each_other()
    {
        var keys = DeskKeys.With(new Dictionary<DeskAction, string> { [DeskAction.Reject] = "a", [DeskAction.Approve] = "r" }).Value;
        Assert.Equal(("r", "a"), (keys[DeskAction.Approve], keys[DeskAction.Reject]));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("ab")]
    [InlineData("\0")]
    [InlineData("\u0007")]
    [InlineData("3")]
    [InlineData("\ud83d\ude00")]
    public void What_is_no_key_of_ones_own_is_refused(string key) =>
        Assert.Equal("keys.Edit", Assert.IsType<Invalid>(DeskKeys.With(new Dictionary<DeskAction, string> { [DeskAction.Edit] = key }).Refusal).Field);

    [Theory]
    [InlineData("ñ")]
    [InlineData("9")]
    [InlineData("-")]
    public void Letters_of_any_alphabet_other_digits_and_signs_are_keys(string key) =>
        Assert.Equal(key, DeskKeys.With(new Dictionary<DeskAction, string> { [DeskAction.Edit] = key }).Value[DeskAction.Edit]);
}
