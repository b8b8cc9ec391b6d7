using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Drafting;
using Nadia.Core.Review;
using Nadia.Core.Review.Editing;
using Nadia.Core.Review.Labels;
using Nadia.Core.Safety;
using Nadia.Tests.Support;

namespace Nadia.Tests.Data.Review;

/// <summary>What is recorded of the text as approved, and what is asked for beside it.</summary>
public sealed class FinalTextTests(NadiaDatabase database, TestPostgres postgres) : IClassFixture<NadiaDatabase>
{
    private readonly ReviewService reviews = database.Get<ReviewService>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_verdict_and_the_effort_are_of_the_text_as_approved_and_the_drafts_own_stay()
    {
        var draft = await DraftArrange.DraftAsync(database, null, "Yes, we do have it.");
        await reviews.ApproveAsync(new(draft.Id, ["Yes, we do have it.", "I promise it fits."]), Actors.Ana, Token);

        var review = await ReviewAsync(draft.Id);
        Assert.Equal((0.2m, Recommendation.Review), (review.FinalRiskScore, review.FinalRecommendation));
        var finding = Assert.Single(review.FinalFindings);
        Assert.Equal(("promise", 1), (finding.Rule, finding.Bubble));
        Assert.Equal("I promise", "I promise it fits.".Substring(finding.Start, finding.Length));
        // Five words stay; the end of a bubble and four words come: five of ten.
        Assert.Equal(50, review.EditEffort);
        await using var db = database.Open();
        Assert.Equal(Recommendation.Approve, (await db.Drafts.SingleAsync(d => d.Id == draft.Id, Token)).Recommendation);
    }

    [Fact]
    public async Task The_effort_is_measured_against_the_version_that_was_chosen()
    {
        var first = await DraftArrange.DraftAsync(database, null, "The first version was fine.");
        var second = await ReplaceAsync(first, "Something else entirely here.");

        await reviews.ApproveAsync(new(second.Id, ["The first version was fine."]) { BasedOn = first.Id }, Actors.Ana, Token);

        var review = await ReviewAsync(second.Id);
        Assert.Equal((0, first.Id), (review.EditEffort, review.BasedOn));
    }

    [Fact]
    public async Task A_version_of_another_conversation_is_no_version_of_this_one()
    {
        var draft = await DraftArrange.DraftAsync(database);
        var other = await DraftArrange.DraftAsync(database);
        Assert.IsType<NotFound>((await reviews.ApproveAsync(new(draft.Id, ["x"]) { BasedOn = other.Id }, Actors.Ana, Token)).Refusal);
        await using var db = database.Open();
        Assert.False(await db.Outbox.AnyAsync(o => o.DraftId == draft.Id, Token));
    }

    [Fact]
    public async Task Versions_for_the_same_messages_are_numbered_and_say_who_asked_what()
    {
        var first = await DraftArrange.DraftAsync(database, null, "One");
        database.Clock.Advance(TimeSpan.FromSeconds(1));
        await reviews.RegenerateAsync(first.Id, "Shorter", Actors.Ben, Token);
        await using (var db = database.Open())
        {
            var asked = await db.Conversations.SingleAsync(c => c.Id == first.ConversationId, Token);
            Assert.Equal(("Shorter", "Ben"), (asked.RedraftInstruction, asked.RedraftAskedBy));
        }

        var second = await ReplaceAsync(first, "Two");
        await using (var db = database.Open())
        {
            await db.Drafts.Where(d => d.Id == second.Id).ExecuteUpdateAsync(set => set.SetProperty(d => d.WaitingSince, first.WaitingSince), Token);
        }

        var versions = (await database.Get<DraftVersions>().ListAsync(second.Id, Actors.Ana, Token)).Value;

        Assert.Equal([(1, first.Id, "One"), (2, second.Id, "Two")], versions.Select(v => (v.Number, v.Id, v.Bubbles[0])));
        Assert.IsType<NotFound>((await database.Get<DraftVersions>().ListAsync(Guid.CreateVersion7(), Actors.Ana, Token)).Refusal);
        Assert.IsType<Forbidden>((await database.Get<DraftVersions>().ListAsync(second.Id, Actors.Nobody, Token)).Refusal);
    }

    [Fact]
    public async Task A_person_is_asked_for_what_the_business_requires_and_a_program_is_not()
    {
        await using var own = await NadiaDatabase.CreateAsync(postgres);
        var settings = own.Get<LabelSettings>();
        Assert.Equal(LabelUses.Default, (await settings.ReadAsync(Actors.Ana, Token)).Value);
        Assert.IsType<Forbidden>((await settings.SaveAsync(LabelUses.Default, Actors.Ana, Token)).Refusal);
        LabelUses wanted = new(LabelUse.Required, LabelUse.Hidden, LabelUse.Optional);
        Assert.True((await settings.SaveAsync(wanted, Actors.Admin, Token)).Succeeded);
        Assert.Equal(wanted, (await settings.ReadAsync(Actors.Ana, Token)).Value);

        var draft = await DraftArrange.DraftAsync(own);
        var missing = await own.Get<ReviewService>().ApproveAsync(new(draft.Id, ["Hi"]), Actors.Ana, Token);
        Assert.Equal("quality_score", Assert.IsType<Invalid>(missing.Refusal).Field);
        Assert.True((await own.Get<ReviewService>().ApproveAsync(new(draft.Id, ["Hi"], QualityScore: 4), Actors.Ana, Token)).Succeeded);
        var another = await DraftArrange.DraftAsync(own);
        Actor program = new("key:1", "Key", ActorKind.ApiKey, IsReviewer: true, IsAdmin: false);
        Assert.True((await own.Get<ReviewService>().ApproveAsync(new(another.Id, ["Hi"]), program, Token)).Succeeded);
    }

    private async Task<Draft> ReplaceAsync(Draft draft, string bubble)
    {
        await using var db = database.Open();
        await db.Drafts.Where(d => d.Id == draft.Id).ExecuteUpdateAsync(set => set.SetProperty(d => d.State, DraftState.Superseded), Token);
        var conversation = await db.Conversations.SingleAsync(c => c.Id == draft.ConversationId, Token);
        return await DraftArrange.DraftForAsync(database, conversation.AccountId, conversation.ChatId, bubble);
    }

    private async Task<ReviewRecord> ReviewAsync(Guid draftId)
    {
        await using var db = database.Open();
        return await db.Reviews.SingleAsync(r => r.DraftId == draftId, Token);
    }
}
