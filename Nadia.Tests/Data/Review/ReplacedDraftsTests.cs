using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Drafting;
using Nadia.Core.Review;
using Nadia.Tests.Support;

namespace Nadia.Tests.Data.Review;

/// <summary>A draft whose place was taken, and a reviewer who still has it open.</summary>
public sealed class ReplacedDraftsTests(NadiaDatabase database, TestPostgres postgres) : IClassFixture<NadiaDatabase>
{
    private readonly ReplacedDrafts replaced = database.Get<ReplacedDrafts>();
    private readonly ReviewService reviews = database.Get<ReviewService>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_an_answer_from_the_phone_it_comes_back_stale_and_leaves_only_on_purpose()
    {
        var chat = await Chat.StartAsync(database);
        await chat.CustomerAsync("Do you have it in blue?");
        var draft = await DraftArrange.DraftForAsync(database, chat.AccountId, chat.UserId);
        await chat.PhoneAsync("Yes, two.");
        Assert.True(Assert.IsType<StaleDraft>((await reviews.ApproveAsync(new(draft.Id, ["Blue"]), Actors.Ana, Token)).Refusal).Superseded);

        Assert.True((await replaced.BringBackAsync(draft.Id, Actors.Ana, Token)).Succeeded);

        var view = (await database.Get<ReviewReads>().GetAsync(draft.Id, Actors.Ana, Token)).Value;
        Assert.Equal((ReviewStatus.Pending, true), (view.Status, view.Stale));
        Assert.False(Assert.IsType<StaleDraft>((await reviews.ApproveAsync(new(draft.Id, ["Blue"]), Actors.Ana, Token)).Refusal).Superseded);
        Assert.True((await reviews.ApproveAsync(new(draft.Id, ["Blue"], SeenRevision: view.ConversationRevision), Actors.Ana, Token)).Succeeded);
    }

    [Fact]
    public async Task With_a_newer_draft_there_it_does_not_come_back()
    {
        var chat = await Chat.StartAsync(database);
        await chat.CustomerAsync("Do you have it in blue?");
        var draft = await DraftArrange.DraftForAsync(database, chat.AccountId, chat.UserId);
        await chat.PhoneAsync("Yes, two.");
        database.Clock.Advance(TimeSpan.FromSeconds(1));
        await chat.CustomerAsync("And in green?");
        var newer = await DraftArrange.DraftForAsync(database, chat.AccountId, chat.UserId);

        Assert.IsType<StaleDraft>((await replaced.BringBackAsync(draft.Id, Actors.Ana, Token)).Refusal);
        Assert.True((await reviews.RejectAsync(new(newer.Id), Actors.Ana, Token)).Succeeded);
        Assert.IsType<StaleDraft>((await replaced.BringBackAsync(draft.Id, Actors.Ana, Token)).Refusal);
    }

    [Fact]
    public async Task What_waits_already_stays_as_it_is_and_what_is_decided_is_said()
    {
        var draft = await DraftArrange.DraftAsync(database);
        Assert.True((await replaced.BringBackAsync(draft.Id, Actors.Ana, Token)).Succeeded);
        await reviews.RejectAsync(new(draft.Id), Actors.Ben, Token);
        Assert.Equal("Ben", Assert.IsType<AlreadyDecided>((await replaced.BringBackAsync(draft.Id, Actors.Ana, Token)).Refusal).By);
        Assert.IsType<NotFound>((await replaced.BringBackAsync(Guid.CreateVersion7(), Actors.Ana, Token)).Refusal);
        Assert.IsType<Forbidden>((await replaced.BringBackAsync(draft.Id, Actors.Nobody, Token)).Refusal);
    }

    [Fact]
    public async Task A_redraft_with_the_reviewers_text_gives_it_to_the_model_once()
    {
        using var model = new ScriptedModel((_, _) => Task.FromResult("Blue, two of them."));
        await using var bench = await DraftingBench.StartAsync(postgres, model);
        var draft = await DraftArrange.DraftAsync(bench.Database);
        var service = bench.Database.Get<ReviewService>();
        Assert.StartsWith("final_bubbles", Assert.IsType<Invalid>((await service.RegenerateAsync(draft.Id, null, Actors.Ana, Token, [" "])).Refusal).Field, StringComparison.Ordinal);

        Assert.True((await service.RegenerateAsync(draft.Id, null, Actors.Ana, Token, ["Two blues.", "Forty each."])).Succeeded);
        Assert.Equal(1, await bench.DraftDueAsync());

        Assert.Contains("Two blues.\nForty each.", string.Join('\n', model.Requests[^1].Select(m => m.Text)), StringComparison.Ordinal);
        await using var db = bench.Database.Open();
        Assert.Null((await db.Conversations.SingleAsync(c => c.Id == draft.ConversationId, Token)).RedraftText);
    }
}
