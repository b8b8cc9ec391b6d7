using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Review;
using Nadia.Tests.Support;

namespace Nadia.Tests.Data.Review;

public sealed class TakeOverTests(NadiaDatabase database) : IClassFixture<NadiaDatabase>
{
    private readonly ReviewService reviews = database.Get<ReviewService>();
    private readonly ClaimService claims = database.Get<ClaimService>();
    private readonly ReviewReads reads = database.Get<ReviewReads>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_admin_takes_a_draft_over_and_the_holder_is_refused_with_who_when_and_why()
    {
        var draft = await DraftArrange.DraftAsync(database);
        var held = (await claims.OpenAsync(draft.Id, Actors.Ana, Token)).Value;
        var at = database.Clock.GetUtcNow();

        var taken = (await claims.TakeOverAsync(draft.Id, "  I know this customer  ", Actors.Admin, Token)).Value;

        Assert.True(taken.Token > held.Token);
        Assert.Equal(new ClaimLost("Ada", at, "I know this customer"), (await reviews.ApproveAsync(new(draft.Id, ["Late"], ClaimToken: held.Token), Actors.Ana, Token)).Refusal);
        Assert.Equal(new ClaimLost("Ada", at, "I know this customer"), await claims.LossAsync(draft.Id, held.Token, Actors.Ana, Token));
        Assert.Null(await claims.LossAsync(draft.Id, held.Token, Actors.Ben, Token));
        Assert.Null(await claims.LossAsync(draft.Id, held.Token, Actors.Ana with { IsReviewer = false }, Token));
        Assert.IsType<AlreadyClaimed>((await claims.OpenAsync(draft.Id, Actors.Ana, Token)).Refusal);
        Assert.True((await reviews.ApproveAsync(new(draft.Id, ["Mine"], ClaimToken: taken.Token), Actors.Admin, Token)).Succeeded);
    }

    [Fact]
    public async Task The_former_holders_token_stays_worthless_when_the_admin_has_freed_the_draft()
    {
        var draft = await DraftArrange.DraftAsync(database);
        var held = (await claims.OpenAsync(draft.Id, Actors.Ana, Token)).Value;
        await claims.TakeOverAsync(draft.Id, "A look", Actors.Admin, Token);
        await claims.ReleaseAsync(draft.Id, Actors.Admin, Token);

        Assert.Equal("Ada", Assert.IsType<ClaimLost>((await reviews.RejectAsync(new(draft.Id, ClaimToken: held.Token), Actors.Ana, Token)).Refusal).By);

        var again = (await claims.OpenAsync(draft.Id, Actors.Ana, Token)).Value;
        Assert.True((await reviews.RejectAsync(new(draft.Id, ClaimToken: again.Token), Actors.Ana, Token)).Succeeded);
    }

    [Fact]
    public async Task A_lapsed_claim_that_somebody_else_opened_is_refused_with_who_and_when()
    {
        var draft = await DraftArrange.DraftAsync(database);
        var held = (await claims.OpenAsync(draft.Id, Actors.Ana, Token)).Value;
        database.Clock.Advance(ClaimService.Lease);
        var at = database.Clock.GetUtcNow();
        await claims.OpenAsync(draft.Id, Actors.Ben, Token);
        await claims.ReleaseAsync(draft.Id, Actors.Ben, Token);

        Assert.Equal(new ClaimLost("Ben", at), (await reviews.ApproveAsync(new(draft.Id, ["Late"], ClaimToken: held.Token), Actors.Ana, Token)).Refusal);
    }

    [Fact]
    public async Task Only_an_admin_takes_over_and_only_with_a_word()
    {
        var draft = await DraftArrange.DraftAsync(database);
        var held = (await claims.OpenAsync(draft.Id, Actors.Ana, Token)).Value;
        Assert.IsType<Forbidden>((await claims.TakeOverAsync(draft.Id, "Me", Actors.Ben, Token)).Refusal);
        foreach (var word in (string[])["", "  ", "nul \0", new('x', 201)])
            Assert.Equal("word", Assert.IsType<Invalid>((await claims.TakeOverAsync(draft.Id, word, Actors.Admin, Token)).Refusal).Field);
        Assert.True((await reviews.ApproveAsync(new(draft.Id, ["Mine"], ClaimToken: held.Token), Actors.Ana, Token)).Succeeded);
        Assert.Equal("Ana", Assert.IsType<AlreadyDecided>((await claims.TakeOverAsync(draft.Id, "Late", Actors.Admin, Token)).Refusal).By);
        Assert.IsType<NotFound>((await claims.TakeOverAsync(Guid.CreateVersion7(), "What", Actors.Admin, Token)).Refusal);
        await using var db = database.Open();
        Assert.Equal(0, await db.ClaimHandovers.CountAsync(h => h.DraftId == draft.Id, Token));
    }

    [Fact]
    public async Task Taking_over_and_approving_at_once_leaves_one_outcome()
    {
        for (var i = 0; i < 10; i++)
        {
            var draft = await DraftArrange.DraftAsync(database);
            var held = (await claims.OpenAsync(draft.Id, Actors.Ana, Token)).Value;

            var approving = reviews.ApproveAsync(new(draft.Id, ["Ana's"], ClaimToken: held.Token), Actors.Ana, Token);
            var taking = claims.TakeOverAsync(draft.Id, "Mine", Actors.Admin, Token);
            var (approved, taken) = (await approving, await taking);

            Assert.NotEqual(approved.Succeeded, taken.Succeeded);
            Assert.True(taken.Succeeded ? approved.Refusal is ClaimLost { By: "Ada" } : taken.Refusal is AlreadyDecided { By: "Ana" });
        }
    }

    [Fact]
    public async Task Who_edits_is_told_from_who_looks_and_looks_again_after_half_a_minute()
    {
        var draft = await DraftArrange.DraftAsync(database);
        var held = (await claims.OpenAsync(draft.Id, Actors.Ana, Token)).Value;
        Assert.False(await IsEditedAsync(draft.Id));

        await claims.NoteEditingAsync(draft.Id, held.Token, Actors.Ben, Token);
        await claims.NoteEditingAsync(draft.Id, held.Token + 1, Actors.Ana, Token);
        Assert.False(await IsEditedAsync(draft.Id));

        await claims.NoteEditingAsync(draft.Id, held.Token, Actors.Ana, Token);
        Assert.True(await IsEditedAsync(draft.Id));
        await claims.OpenAsync(draft.Id, Actors.Ana, Token);
        Assert.True(await IsEditedAsync(draft.Id));

        database.Clock.Advance(QueueItem.EditingFor);
        Assert.False(await IsEditedAsync(draft.Id));
        await claims.NoteEditingAsync(draft.Id, held.Token, Actors.Ana, Token);
        Assert.True(await IsEditedAsync(draft.Id));
        await claims.TakeOverAsync(draft.Id, "Mine", Actors.Admin, Token);
        Assert.False(await IsEditedAsync(draft.Id));
    }

    private async Task<bool> IsEditedAsync(Guid id) =>
        Assert.Single((await reads.QueueRowsAsync([id], [], Actors.Ben, Token)).Value).IsEdited(database.Clock.GetUtcNow());
}
