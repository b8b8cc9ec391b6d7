using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nadia.Bot;
using Nadia.Bot.Sandbox;
using Nadia.Bot.Sandbox.Rehearsal;
using Nadia.Core.Common;
using Nadia.Core.Conversations;
using Nadia.Core.Rehearsals;
using Nadia.Tests.Support;

namespace Nadia.Tests.Bot.Sandbox;

public sealed class RehearsalTests(TestPostgres postgres) : IAsyncLifetime
{
    private const string Ana = "rehearsal-1-1";

    private NadiaDatabase database = default!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private RehearsalPlayer Player => database.Get<RehearsalPlayer>();

    public async ValueTask InitializeAsync() => database = await NadiaDatabase.CreateAsync(postgres, services => services
        .AddSingleton(new SandboxOptions(true)).AddSingleton<SandboxService>().AddSingleton<SandboxGateway>()
        .AddSingleton<RehearsalActing>().AddSingleton<RehearsalPlayer>());

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task A_story_is_played_to_its_end_through_the_inbox()
    {
        var run = Player.Start("second-thoughts", 1, Actors.Ana).Value;
        Assert.Equal((0, 6), (run.Done, run.Steps));

        await PlayToTheEndAsync();

        await using var db = database.Open();
        var messages = await db.Messages.Where(m => m.ChatId == $"{run.Id}-1").OrderBy(m => m.Id).ToListAsync(Token);
        Assert.Equal(["Quiero el plan mensual", "¿Cuánto cuesta?", "Perdón: ¿cuánto cuesta el mensual?"], messages.Select(m => m.Text));
        Assert.Equal([false, true, false], messages.Select(m => m.DeletedAt is not null));
        Assert.Equal("Quiero el plan anual", messages[0].TextBeforeEdit);
    }

    [Fact]
    public async Task A_stopped_rehearsal_writes_nothing_more_and_takes_its_faults_along()
    {
        var run = Player.Start("bad-line", 1, Actors.Ana).Value;
        await Eventually.TrueAsync(() => Task.FromResult(Player.Running(Actors.Ana).Value.Single().Done >= 5));

        Assert.True((await Player.StopAsync(run.Id, Actors.Ben)).Succeeded);

        Assert.Empty(Player.Running(Actors.Ana).Value);
        Assert.Empty(await ArmedAsync());
        database.Clock.Advance(TimeSpan.FromMinutes(5));
        await using var db = database.Open();
        Assert.Equal("Can I pick it up tomorrow?", (await db.Messages.SingleAsync(Token)).Text);
        Assert.True((await Player.StopAsync(run.Id, Actors.Ben)).Succeeded);
    }

    [Fact]
    public void Only_so_many_run_at_once()
    {
        for (var i = 0; i < RehearsalPlayer.MaxRuns; i++) Assert.True(Player.Start("orders", 1, Actors.Ana).Succeeded);

        Assert.IsType<TooManyRehearsals>(Player.Start("orders", 1, Actors.Ana).Refusal);
    }

    [Fact]
    public async Task Who_may_not_review_may_not_rehearse_and_bad_input_is_named()
    {
        Assert.IsType<Forbidden>(Player.Start("orders", 1, Actors.Nobody).Refusal);
        Assert.IsType<Forbidden>(Player.Running(Actors.Nobody).Refusal);
        Assert.IsType<Forbidden>((await Player.StopAsync("rehearsal-1", Actors.Nobody)).Refusal);
        Assert.IsType<NotFound>(Player.Start("no-such-story", 1, Actors.Ana).Refusal);
        Assert.Equal("speed", Assert.IsType<Invalid>(Player.Start("orders", 11, Actors.Ana).Refusal).Field);
        Assert.IsType<Invalid>(Player.Start("orders", double.NaN, Actors.Ana).Refusal);
        Assert.Empty(Player.Running(Actors.Ana).Value);
    }

    [Fact]
    public async Task A_lost_answer_leaves_one_bubble_however_often_it_is_sent()
    {
        var (gateway, peer) = (database.Get<SandboxGateway>(), new Peer(Ana, null));
        await ArmAsync(Ana, RehearsedFaultKind.LostAnswer, RehearsedFaultKind.ModelsFail, RehearsedFaultKind.Unreachable);

        await Assert.ThrowsAsync<IOException>(() => gateway.SendAsync(peer, "Hello", 7, Token));
        await Assert.ThrowsAsync<IOException>(() => gateway.SendAsync(peer, "Hello", 7, Token));
        Assert.IsType<SendResult.Sent>(await gateway.SendAsync(peer, "Hello", 7, Token));

        await using var db = database.Open();
        var arrival = await db.SandboxArrivals.SingleAsync(Token);
        Assert.Equal(("Hello", 2), (arrival.Text, arrival.Handovers));
    }

    [Fact]
    public async Task A_fault_strikes_only_whom_it_was_meant_for()
    {
        var gateway = database.Get<SandboxGateway>();
        await ArmAsync(Ana, RehearsedFaultKind.FloodWait, RehearsedFaultKind.Blocked);

        Assert.IsType<SendResult.Sent>(await gateway.SendAsync(new("rehearsal-2", null), "Hello", 1, Token));
        Assert.Equal(TimeSpan.FromSeconds(15), Assert.IsType<SendResult.AccountWaits>(await gateway.SendAsync(new(Ana, null), "Hello", 2, Token)).Wait);
        Assert.IsType<SendResult.Refused>(await gateway.SendAsync(new(Ana, null), "Hello", 2, Token));
        Assert.IsType<SendResult.Sent>(await gateway.SendAsync(new(Ana, null), "Hello", 2, Token));
    }

    [Fact]
    public async Task A_fault_strikes_once_of_however_many_nodes_deliver_and_lapses_by_itself()
    {
        await using var node = NadiaDatabase.Services(database.ConnectionString, database.Clock, [], null);
        await ArmAsync(Ana, RehearsedFaultKind.Blocked);
        var other = node.GetRequiredService<RehearsedFaults>();
        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => (i % 2 == 0 ? other : database.Get<RehearsedFaults>()).TakeAsync(Ana, Token)));
        Assert.Single(taken, fault => fault == RehearsedFaultKind.Blocked);
        Assert.Equal(7, taken.Count(fault => fault is null));

        await ArmAsync(Ana, RehearsedFaultKind.Blocked);
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await other.TakeAsync(Ana, Token));
    }

    [Fact]
    public async Task Nobody_but_a_rehearsed_customer_is_struck()
    {
        var faults = database.Get<RehearsedFaults>();
        await Assert.ThrowsAsync<ArgumentException>(() => faults.ArmAsync("7833076816", RehearsedFaultKind.Blocked, TimeSpan.FromMinutes(1), Token));
        await using var db = database.Open();
        db.RehearsedFaults.Add(new() { ChatId = "7833076816", Kind = RehearsedFaultKind.Blocked, Until = database.Clock.GetUtcNow().AddHours(1) });
        await db.SaveChangesAsync(Token);
        Assert.Null(await faults.TakeAsync("7833076816", Token));
    }

    [Fact]
    public async Task The_models_fail_while_the_story_says_so_and_no_longer_than_it_is_played()
    {
        var run = Player.Start("models-away", 1, Actors.Ana).Value;
        await Eventually.TrueAsync(async () => (await ArmedAsync()).Count == 3);
        Assert.Equal(
            [$"{run.Id}-1 ModelsSilent", $"{run.Id}-2 ModelsFail", $"{run.Id}-3 ModelsBabble"], (await ArmedAsync()).Select(f => $"{f.ChatId} {f.Kind}").Order());
        Assert.Equal(database.Clock.GetUtcNow().AddSeconds(105 + 30), (await ArmedAsync()).Single(f => f.ChatId == $"{run.Id}-1").Until);

        await Eventually.TrueAsync(async () =>
        {
            database.Clock.Advance(TimeSpan.FromSeconds(1));
            return (await ArmedAsync()).Select(f => f.Kind).SequenceEqual([RehearsedFaultKind.ModelsBabble]);
        });
        Assert.Single(Player.Running(Actors.Ana).Value);
        await PlayToTheEndAsync();
        Assert.Empty(await ArmedAsync());
    }

    [Fact]
    public void Every_scenario_can_be_played()
    {
        Assert.Equal(RehearsalScenarios.All.Count, RehearsalScenarios.All.Select(s => s.Key).Distinct().Count());
        foreach (var part in RehearsalScenarios.All.SelectMany(s => s.Parts))
        {
            var written = 0;
            foreach (var step in part.Steps)
            {
                Assert.InRange(step.After, 0, 120);
                if (step is RehearsalStep.Write write)
                {
                    Assert.Null(MessageRules.Text(write.Text));
                    written++;
                }

                Assert.InRange(step is RehearsalStep.Edit edit ? edit.Message : step is RehearsalStep.Delete delete ? delete.Message : 0, 0, Math.Max(0, written - 1));
            }
        }
    }

    private async Task ArmAsync(string chatId, params RehearsedFaultKind[] kinds)
    {
        foreach (var kind in kinds) await database.Get<RehearsedFaults>().ArmAsync(chatId, kind, TimeSpan.FromMinutes(1), Token);
    }

    private async Task<List<RehearsedFault>> ArmedAsync()
    {
        await using var db = database.Open();
        return await db.RehearsedFaults.AsNoTracking().OrderBy(f => f.Id).ToListAsync(Token);
    }

    private Task PlayToTheEndAsync() => Eventually.TrueAsync(() =>
    {
        database.Clock.Advance(TimeSpan.FromSeconds(1));
        return Task.FromResult(Player.Running(Actors.Ana).Value.Count == 0);
    });
}
