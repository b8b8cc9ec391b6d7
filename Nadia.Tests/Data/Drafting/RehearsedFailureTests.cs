using Microsoft.EntityFrameworkCore;
using Nadia.Core.Accounts;
using Nadia.Core.Conversations;
using Nadia.Core.Drafting;
using Nadia.Core.Rehearsals;
using Nadia.Core.Review;
using Nadia.Tests.Support;

namespace Nadia.Tests.Data.Drafting;

/// <summary>Models that fail because a rehearsal says so: the conversation waits unwritten with the reason, and nobody else's does.</summary>
public sealed class RehearsedFailureTests(TestPostgres postgres)
{
    private const string Sam = "rehearsal-1-1";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(RehearsedFaultKind.ModelsSilent, "The model took too long to answer, as the rehearsal says.")]
    [InlineData(RehearsedFaultKind.ModelsFail, "The model's server answered with HTTP 500, as the rehearsal says.")]
    [InlineData(RehearsedFaultKind.ModelsBabble, "The model's answer cannot be used, as the rehearsal says.")]
    public async Task It_waits_unwritten_with_the_reason_and_no_model_is_asked(RehearsedFaultKind kind, string reason)
    {
        var model = new ScriptedModel((_, _) => Task.FromResult("Here I am."));
        await using var bench = await DraftingBench.StartAsync(postgres, model);
        await ArmAsync(bench, kind);
        var conversation = await WriteAsync(bench, Sam);

        await bench.DraftAfterQuietAsync();

        var unwritten = await bench.PendingAsync(conversation);
        Assert.Equal((DraftOrigin.Unwritten, reason), (unwritten.Origin, unwritten.OriginReason));
        Assert.Empty(model.Requests);

        await bench.Database.Get<RehearsedFaults>().MendModelsAsync(Sam, Token);
        Assert.True((await bench.Database.Get<ReviewService>().RegenerateAsync(unwritten.Id, null, Actors.Ana, Token)).Succeeded);
        await bench.DraftDueAsync();
        Assert.Equal((DraftOrigin.Model, "Here I am."), ((await bench.PendingAsync(conversation)).Origin, (await bench.PendingAsync(conversation)).CreativeText));
    }

    [Fact]
    public async Task Without_a_model_the_built_in_drafter_fails_as_well()
    {
        await using var bench = await DraftingBench.StartAsync(postgres);
        await ArmAsync(bench, RehearsedFaultKind.ModelsFail);
        var conversation = await WriteAsync(bench, Sam);
        await bench.DraftAfterQuietAsync();
        Assert.Equal(DraftOrigin.Unwritten, (await bench.PendingAsync(conversation)).Origin);
    }

    [Fact]
    public async Task Other_customers_and_other_channels_are_drafted_as_ever_and_a_lapsed_fault_strikes_nobody()
    {
        await using var bench = await DraftingBench.StartAsync(postgres);
        await ArmAsync(bench, RehearsedFaultKind.ModelsFail);
        var other = await WriteAsync(bench, "rehearsal-1-2");
        var telegram = await WriteAsync(bench, Sam, ChannelKind.Telegram);
        await bench.DraftAfterQuietAsync();
        Assert.Equal(DraftOrigin.Model, (await bench.PendingAsync(other)).Origin);
        Assert.Equal(DraftOrigin.Model, (await bench.PendingAsync(telegram)).Origin);

        bench.Database.Clock.Advance(TimeSpan.FromMinutes(1));
        var late = await WriteAsync(bench, Sam);
        await bench.DraftAfterQuietAsync();
        Assert.Equal(DraftOrigin.Model, (await bench.PendingAsync(late)).Origin);
    }

    private static Task ArmAsync(DraftingBench bench, RehearsedFaultKind kind) =>
        bench.Database.Get<RehearsedFaults>().ArmAsync(Sam, kind, TimeSpan.FromMinutes(1), Token);

    private static async Task<long> WriteAsync(DraftingBench bench, string userId, ChannelKind channel = ChannelKind.Sandbox)
    {
        var accountId = await Arrange.AccountAsync(bench.Database);
        await using var db = bench.Database.Open();
        await db.Accounts.Where(a => a.Id == accountId).ExecuteUpdateAsync(set => set.SetProperty(a => a.Channel, channel), Token);
        await Arrange.MessageAsync(bench.Database, accountId, userId, "What do I need to bring?");
        return await db.Conversations.Where(c => c.AccountId == accountId && c.ChatId == userId).Select(c => c.Id).SingleAsync(Token);
    }
}
