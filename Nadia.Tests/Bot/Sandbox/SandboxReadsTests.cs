using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nadia.Bot.Sandbox;
using Nadia.Core.Quarantine;
using Nadia.Tests.Support;

namespace Nadia.Tests.Bot.Sandbox;

public sealed class SandboxReadsTests(TestPostgres postgres) : IAsyncLifetime
{
    private NadiaDatabase database = default!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => database = await NadiaDatabase.CreateAsync(
        postgres, services => services.AddSingleton(new SandboxOptions(true)).AddSingleton<SandboxService>().AddSingleton<SandboxReads>());

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task A_message_is_collected_then_due_then_leased_and_a_silenced_one_is_held()
    {
        Assert.Equal(SandboxStage.Quiet, await StageAsync());
        await WriteAsync("hello");
        Assert.Equal(SandboxStage.Collecting, await StageAsync());
        database.Clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(SandboxStage.Drafting, await StageAsync());
        await using (var db = database.Open())
        {
            var until = database.Clock.GetUtcNow().AddSeconds(30);
            await db.Conversations.ExecuteUpdateAsync(
                set => set.SetProperty(c => c.DueAt, (DateTimeOffset?)null).SetProperty(c => c.DraftingLeaseUntil, until), Token);
        }

        Assert.Equal(SandboxStage.Drafting, await StageAsync());
        await database.Get<QuarantineService>().SilenceAsync("1", Actors.Admin, Token);
        Assert.Equal(SandboxStage.Held, await StageAsync());
    }

    [Fact]
    public async Task Only_reviewers_see_the_sandbox()
    {
        var reads = database.Get<SandboxReads>();
        Assert.False((await reads.PeopleAsync(Actors.Nobody, Token)).Succeeded);
        Assert.False((await reads.ProgressAsync("1", Actors.Nobody, Token)).Succeeded);
    }

    private async Task WriteAsync(string text) =>
        Assert.True((await database.Get<SandboxService>().SendAsync("1", text, null, null, Actors.Admin, Token)).Succeeded);

    private async Task<SandboxStage> StageAsync() => (await database.Get<SandboxReads>().ProgressAsync("1", Actors.Admin, Token)).Value.Stage;
}
