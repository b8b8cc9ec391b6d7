using Nadia.Web.Features.Review.Reply;

namespace Nadia.Tests.Web.Review;

public sealed class BubbleEditorTests
{
    private readonly BubbleEditor editor = new(["One", "Two"]);

    [Fact]
    public void An_untouched_editor_holds_the_draft_and_is_not_changed()
    {
        Assert.Equal(["One", "Two"], editor.Texts);
        Assert.False(editor.IsChanged);
        Assert.Null(editor.Problem);
    }

    [Fact]
    public void An_unwritten_draft_begins_with_one_empty_bubble_and_is_not_changed_until_somebody_writes()
    {
        var unwritten = new BubbleEditor([]);
        Assert.Equal([""], unwritten.Texts);
        Assert.False(unwritten.IsChanged);
        Assert.NotNull(unwritten.Problem);

        unwritten.Write(unwritten.Bubbles[0].Key, "Sorry for the wait!");

        Assert.True(unwritten.IsChanged);
        Assert.Null(unwritten.Problem);
    }

    [Fact]
    public void Spaces_around_a_bubble_are_no_change_and_do_not_leave()
    {
        editor.Write(editor.Bubbles[0].Key, "  One\n");
        Assert.False(editor.IsChanged);
        Assert.Equal("One", editor.Texts[0]);
    }

    [Fact]
    public void Moving_swaps_neighbours_and_stops_at_the_ends()
    {
        var first = editor.Bubbles[0].Key;
        editor.Move(first, -1);
        Assert.Equal(["One", "Two"], editor.Texts);
        editor.Move(first, 1);
        Assert.Equal(["Two", "One"], editor.Texts);
        editor.Move(first, 1);
        Assert.Equal(["Two", "One"], editor.Texts);
    }

    [Fact]
    public void There_are_ten_bubbles_at_most_and_one_at_least()
    {
        for (var i = 0; i < 20; i++) editor.Add();
        Assert.Equal(10, editor.Bubbles.Count);
        Assert.False(editor.CanAdd);
        foreach (var bubble in editor.Bubbles.ToList()) editor.Remove(bubble.Key);
        Assert.Single(editor.Bubbles);
        Assert.False(editor.CanRemove);
    }

    [Fact]
    public void An_empty_bubble_and_a_long_one_are_named()
    {
        editor.Add();
        Assert.Equal("Bubble 3 is empty: write something or delete it.", editor.Problem);
        editor.Write(editor.Bubbles[2].Key, new string('x', 4097));
        Assert.Equal("Bubble 3 is longer than 4,096 characters: split it.", editor.Problem);
        editor.Write(editor.Bubbles[2].Key, new string('x', 4096));
        Assert.Null(editor.Problem);
    }

    [Fact]
    public void What_the_database_cannot_hold_is_said_here_already()
    {
        editor.Write(editor.Bubbles[0].Key, "a\0b");
        Assert.Equal("The reply must not contain a NUL character.", editor.Problem);
    }

    [Fact]
    public void Reset_brings_the_draft_back()
    {
        editor.Remove(editor.Bubbles[0].Key);
        editor.Add();
        editor.Reset();
        Assert.Equal(["One", "Two"], editor.Texts);
        Assert.False(editor.IsChanged);
    }

    [Fact]
    public void A_text_put_over_another_draft_stays_and_reset_gives_the_other_draft()
    {
        editor.Write(editor.Bubbles[0].Key, "Mine");
        var over = editor.Over(["New draft"]);
        Assert.Equal(["Mine", "Two"], over.Texts);
        Assert.True(over.IsChanged);
        over.Reset();
        Assert.Equal(["New draft"], over.Texts);
    }
}
