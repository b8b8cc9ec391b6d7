using Bunit;
using Nadia.Core.Conversations;
using Nadia.Core.Review;
using Nadia.Tests.Support;
using Nadia.Web.Features.Review;
using Nadia.Web.Features.Review.Hints;

namespace Nadia.Tests.Web.Review;

public sealed class StyleNotesTests : ComponentTest
{
    private const string AsksAgain = "Asks again: the last reply held a question too.";

    [Fact]
    public void They_follow_what_the_reviewer_types()
    {
        var draft = Draft();
        var notes = Render<StyleNotes>(parameters => parameters.Add(p => p.Draft, draft));
        Assert.Contains(AsksAgain, notes.Find(".style-notes").TextContent, StringComparison.Ordinal);

        draft.Editor.Write(draft.Editor.Bubbles[1].Key, "All good.");
        notes.Render(parameters => parameters.Add(p => p.Draft, draft));
        Assert.Empty(notes.FindAll(".style-notes"));
    }

    [Fact]
    public void What_was_deleted_or_held_back_counts_for_nothing()
    {
        var deleted = Some.Message(2, MessageOrigin.Nadia, "Which one?") with { DeletedAt = Some.Noon };
        var held = Some.Message(3, MessageOrigin.Nadia, "Which size?") with { Quarantined = true };
        var draft = Draft([Some.Message(1), Some.Message(2, MessageOrigin.Nadia, "Noted."), deleted, held, Some.Message(4)]);
        Assert.Empty(Render<StyleNotes>(parameters => parameters.Add(p => p.Draft, draft)).FindAll("li"));
    }

    [Fact]
    public void A_draft_that_is_not_the_reviewers_to_edit_has_none()
    {
        var draft = Draft();
        draft.LetGo();
        Assert.Empty(Render<StyleNotes>(parameters => parameters.Add(p => p.Draft, draft)).FindAll("li"));
    }

    private static OpenDraft Draft(MessageView[]? messages = null)
    {
        var draft = new OpenDraft(Some.Draft(ReviewStatus.Reviewing));
        draft.Hold(1);
        draft.Talk.Show(new(messages ?? [Some.Message(1), Some.Message(2, MessageOrigin.Nadia, "Which one?"), Some.Message(3)], [], false));
        return draft;
    }
}
