using Bunit;
using Nadia.Web.Components.Shared.Diff;

namespace Nadia.Tests.Web.Shared;

public sealed class DiffViewTests : BunitContext
{
    private const string Older = "Ours is blue.\n\nTake it.";
    private const string Newer = "Ours is green.\n\nTake it.";

    [Theory]
    [InlineData(null, "p.diff")]
    [InlineData("What you changed", "div.diff.diff-box[tabindex='0'][role=region][aria-label='What you changed']")]
    public void A_comparison_holds_both_words_and_no_space_that_the_texts_have_not(string? label, string element)
    {
        var view = Render<DiffView>(p => p.Add(v => v.Older, Older).Add(v => v.Newer, Newer).Add(v => v.Label, label));
        Assert.Equal("Ours is blue.green.\n\nTake it.", view.Find(element).TextContent);
        Assert.Equal(("blue.", "green."), (view.Find("del").TextContent, view.Find("ins").TextContent));
    }

    [Fact]
    public void A_box_says_that_nothing_differs_and_a_text_among_others_is_shown()
    {
        var view = Render<DiffView>(p => p.Add(v => v.Older, Older).Add(v => v.Newer, Older).Add(v => v.Label, "What you changed"));
        Assert.Equal("The two are the same.", view.Find("p").TextContent);
        view.Render(p => p.Add(v => v.Same, "The two versions are the same."));
        Assert.Equal("The two versions are the same.", view.Find("p").TextContent);
        view.Render(p => p.Add(v => v.Label, null));
        Assert.Equal(Older, view.Find("p.diff").TextContent);
    }

    [Fact]
    public void What_is_too_long_is_said_to_be_so_until_it_is_not()
    {
        var words = string.Join(' ', Enumerable.Range(0, 3001));
        var view = Render<DiffView>(p => p.Add(v => v.Older, words).Add(v => v.Newer, Newer));
        Assert.Equal("Too long to compare word by word.", view.Find("p").TextContent);
        view.Render(p => p.Add(v => v.Older, Older));
        Assert.Equal("blue.", view.Find("del").TextContent);
    }
}
