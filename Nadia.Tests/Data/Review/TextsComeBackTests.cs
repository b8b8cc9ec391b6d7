using Nadia.Core.Common;
using Nadia.Core.Review;
using Nadia.Core.Review.Editing;
using Nadia.Tests.Support;

namespace Nadia.Tests.Data.Review;

/// <summary>What a decision puts away and gives back, while other windows and other days go on.</summary>
public sealed class TextsComeBackTests(NadiaDatabase database) : IClassFixture<NadiaDatabase>
{
    private readonly DraftEdits edits = database.Get<DraftEdits>();
    private readonly ReviewService reviews = database.Get<ReviewService>();
    private readonly DecisionUndo undo = database.Get<DecisionUndo>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_text_written_long_ago_comes_back_though_somebody_began_to_write_after_the_decision()
    {
        var draft = await DraftArrange.DraftAsync(database);
        Assert.True((await edits.SaveAsync(new(draft.Id, ["Ben's"], null, 0), Actors.Ben, Token)).Succeeded);
        database.Clock.Advance(TimeSpan.FromDays(8));
        Assert.True((await reviews.RejectAsync(new(draft.Id), Actors.Ana, Token)).Succeeded);
        Assert.True((await edits.SaveAsync(new((await DraftArrange.DraftAsync(database)).Id, ["Other"], null, 0), Actors.Ben, Token)).Succeeded);

        Assert.True((await undo.UndoAsync(draft.Id, Actors.Ana, Token)).Succeeded);

        Assert.Equal(["Ben's"], (await OwnAsync(draft.Id, Actors.Ben))!.Bubbles);
    }

    [Fact]
    public async Task A_window_that_holds_the_text_before_the_approval_does_not_overwrite_what_was_approved()
    {
        var draft = await DraftArrange.DraftAsync(database);
        var version = (await edits.SaveAsync(new(draft.Id, ["Before"], null, 0), Actors.Ana, Token)).Value;
        Assert.True((await reviews.ApproveAsync(new(draft.Id, ["As approved"]), Actors.Ana, Token)).Succeeded);
        Assert.True((await undo.UndoAsync(draft.Id, Actors.Ana, Token)).Succeeded);

        Assert.IsType<EditedElsewhere>((await edits.SaveAsync(new(draft.Id, ["Before, more"], null, version), Actors.Ana, Token)).Refusal);

        Assert.Equal(["As approved"], (await OwnAsync(draft.Id, Actors.Ana))!.Bubbles);
    }

    private async Task<KeptEdit?> OwnAsync(Guid draftId, Actor actor) => (await edits.FindAsync(draftId, actor, Token)).Value.Own;
}
