using Nadia.Core.Drafting.Templates;
using Nadia.Core.Review.Editing;
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
    public void An_empty_bubble_and_a_sentenceone_are_named()
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

    [Fact]
    public void Split_cuts_at_the_cursor_and_merge_puts_the_words_together_again()
    {
        BubbleEditor sentence = new(["We have it. Which size?"]);
        var first = sentence.Bubbles[0].Key;

        Assert.Equal(sentence.Bubbles[0].Key + 1, sentence.Split(first, 11));
        Assert.Equal(["We have it.", "Which size?"], sentence.Texts);
        Assert.Equal(12, sentence.MergeWithNext(first));
        Assert.Equal(["We have it. Which size?"], sentence.Texts);
        Assert.Null(sentence.MergeWithNext(first));
    }

    [Fact]
    public void A_cut_never_goes_through_a_character()
    {
        BubbleEditor smile = new(["\ud83d\ude42b"]);
        smile.Split(smile.Bubbles[0].Key, 1);
        Assert.Equal(["", "\ud83d\ude42b"], smile.Texts);
    }

    [Fact]
    public void Ten_bubbles_are_not_split_and_what_would_be_too_sentenceis_not_merged()
    {
        BubbleEditor full = new([.. Enumerable.Repeat("One two", 10)]);
        Assert.Null(full.Split(full.Bubbles[0].Key, 3));
        BubbleEditor large = new([new('a', 4000), new('b', 96)]);
        Assert.Null(large.MergeWithNext(large.Bubbles[0].Key));
        Assert.Equal(2, large.Bubbles.Count);
    }

    [Fact]
    public void A_bubble_is_put_at_a_place_and_keeps_its_key()
    {
        editor.Add();
        var first = editor.Bubbles[0].Key;
        editor.MoveTo(first, 2);
        Assert.Equal(["Two", "", "One"], editor.Texts);
        editor.MoveTo(first, 3);
        Assert.Equal(first, editor.Bubbles[2].Key);
    }

    [Fact]
    public void Pasted_lines_become_bubbles_in_one_step_that_can_be_taken_back()
    {
        var second = editor.Bubbles[1].Key;
        editor.Write(second, "Two\n\nThree\n\nFour");
        Assert.Equal(3, editor.PartsOf(second));

        editor.Spread(second);
        Assert.Equal(["One", "Two", "Three", "Four"], editor.Texts);
        editor.Undo();
        Assert.Equal(["One", "Two\n\nThree\n\nFour"], editor.Texts);
    }

    [Fact]
    public void Undo_takes_back_the_last_step_and_again_brings_it_back_with_what_was_typed()
    {
        editor.Remove(editor.Bubbles[0].Key);
        editor.Write(editor.Bubbles[0].Key, "Two, typed on");
        Assert.Equal("deletion", editor.LastStep);

        editor.Undo();
        Assert.Equal(["One", "Two"], editor.Texts);
        editor.Undo();
        Assert.Equal(["Two, typed on"], editor.Texts);
    }

    [Fact]
    public void A_template_is_a_bubble_with_its_level_and_goes_in_one_step()
    {
        ReplyTemplate template = new() { Level = ReplyTemplateLevel.Direct, Language = "en", Text = "Shall we book it?" };
        var key = editor.Use(template)!.Value;
        Assert.Equal(["One", "Two", "Shall we book it?"], editor.Texts);
        Assert.Equal(ReplyTemplateLevel.Direct, editor.Bubbles[2].Level);
        editor.Remove(key);
        Assert.Equal(["One", "Two"], editor.Texts);
    }

    [Fact]
    public void An_earlier_version_becomes_the_text_and_what_it_is_compared_with_until_reset()
    {
        ChosenVersion earlier = new(Guid.CreateVersion7(), ["Earlier"]);
        editor.Use(earlier);
        Assert.Equal((earlier, true), (editor.Base, editor.IsChanged));
        Assert.Equal(["Earlier"], editor.Start);
        editor.Reset();
        Assert.Null(editor.Base);
        Assert.Equal(["One", "Two"], editor.Start);
    }

    [Fact]
    public void What_was_kept_comes_back_and_is_known_to_be_kept()
    {
        var back = BubbleEditor.Restore(["One"], new(["Mine"], null, 7, DateTimeOffset.UnixEpoch));
        Assert.Equal(["Mine"], back.Texts);
        Assert.Equal((false, 7, true), (back.IsUnsaved, back.KeptVersion, back.IsChanged));
        back.Write(back.Bubbles[0].Key, "Mine now");
        Assert.True(back.IsUnsaved);
    }

    [Theory]
    [InlineData("split", "O|ne|Two")]
    [InlineData("merge", "One Two")]
    [InlineData("down", "Two|One")]
    [InlineData("up", "One|Two")]
    [InlineData("delete", "Two")]
    [InlineData("nonsense", "One|Two")]
    public async Task The_keys_of_the_browser_act_on_the_bubble_they_were_pressed_in(string what, string texts)
    {
        var drawn = 0;
        EditorActs acts = new(editor, () =>
        {
            drawn++;
            return Task.CompletedTask;
        });

        var caret = await acts.ActAsync(what, editor.Bubbles[0].Key, 1);

        Assert.Equal(texts, string.Join('|', editor.Texts));
        Assert.Equal(texts != "One|Two", caret is not null && drawn == 1);
    }
}
