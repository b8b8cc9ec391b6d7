using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Drafting.Models;
using Nadia.Tests.Support;

namespace Nadia.Tests.Data.Drafting.Models;

public sealed class ModelProfilesTests(TestPostgres postgres)
{
    private static readonly StageDefinition Stage = new() { Endpoint = "https://one.example/v1", Model = "writer", Key = "sk-very-secret" };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_is_stored_encrypted_shown_to_nobody_and_sent_to_the_model()
    {
        await using var server = await FakeModelServer.StartAsync();
        await using var bench = await DraftingBench.StartAsync(postgres);
        var added = await ModelArrange.ProfileAsync(bench.Database, "Main", ModelArrange.Stage(server, "writer") with { Key = "sk-very-secret" });
        Assert.Equal((true, false, null), (added.Creative.HasKey, added.Creative.KeyUnreadable, added.Creative.Settings.Key));
        Assert.Equal(0L, await Sql.ScalarAsync(bench.Database.ConnectionString, """
            SELECT count(*) FROM (SELECT to_jsonb(p)::text AS t, encode(creative_key, 'escape') AS k FROM model_profiles p) AS rows
            WHERE t LIKE '%very-secret%' OR k LIKE '%very-secret%'
            """));
        Assert.Equal(0L, await Sql.ScalarAsync(bench.Database.ConnectionString, "SELECT count(*) FROM audit WHERE detail LIKE '%very-secret%'"));
        Assert.True((await bench.Database.Get<ModelTrial>().RunAsync(added.Id, Actors.Admin, Token)).Value[0].Failure is null);
        Assert.Equal("Bearer sk-very-secret", Assert.Single(server.Requests).Key);
    }

    [Fact]
    public async Task A_change_keeps_the_key_unless_it_is_removed_replaced_or_would_go_to_another_server()
    {
        await using var database = await NadiaDatabase.CreateAsync(postgres);
        await ModelArrange.ProfileAsync(database, "Main", Stage);
        Assert.True((await SaveAsync(database, Stage with { Key = null, Endpoint = "https://one.example/v2" })).Succeeded);
        Assert.Equal((true, false), Key(await ModelArrange.FindAsync(database, "Main")));

        var refusal = (await SaveAsync(database, Stage with { Key = null, Endpoint = "https://two.example/v1" })).Refusal;
        Assert.Equal("creative_key", Assert.IsType<Invalid>(refusal).Field);
        Assert.Equal("https://one.example/v2", (await ModelArrange.FindAsync(database, "Main")).Creative.Settings.Endpoint);

        Assert.True((await SaveAsync(database, Stage with { Key = "sk-another", Endpoint = "https://two.example/v1" })).Succeeded);
        Assert.True((await SaveAsync(database, Stage with { Key = "", Endpoint = "https://two.example/v1" })).Succeeded);
        Assert.Equal((false, false), Key(await ModelArrange.FindAsync(database, "Main")));
    }

    [Fact]
    public async Task A_change_of_what_somebody_else_changed_meanwhile_is_refused()
    {
        await using var database = await NadiaDatabase.CreateAsync(postgres);
        var read = await ModelArrange.ProfileAsync(database, "Main", Stage);
        Assert.True((await SaveAsync(database, Stage with { Model = "theirs" })).Succeeded);
        var service = database.Get<ModelProfiles>();
        Assert.IsType<Changed>((await service.SaveAsync(read.Id, read.Version, new("Main", Stage with { Model = "mine" }, StageDefinition.None, true), Actors.Admin, Token)).Refusal);
        Assert.IsType<Changed>((await service.SwitchAsync(read.Id, read.Version, false, Actors.Admin, Token)).Refusal);
        Assert.IsType<Changed>((await service.RemoveAsync(read.Id, read.Version, Actors.Admin, Token)).Refusal);
        Assert.Equal("theirs", (await ModelArrange.FindAsync(database, "Main")).Creative.Settings.Model);
    }

    [Fact]
    public async Task The_order_is_changed_one_place_at_a_time_or_to_the_front()
    {
        await using var database = await NadiaDatabase.CreateAsync(postgres);
        foreach (var name in new[] { "A", "B", "C" }) await ModelArrange.ProfileAsync(database, name, Stage);
        await MoveAsync(database, "C", ProfileMove.Up);
        Assert.Equal(["A", "C", "B"], await NamesAsync(database));
        await MoveAsync(database, "A", ProfileMove.Down);
        await MoveAsync(database, "A", ProfileMove.Down);
        await MoveAsync(database, "A", ProfileMove.Down);
        Assert.Equal(["C", "B", "A"], await NamesAsync(database));
        var b = await ModelArrange.FindAsync(database, "B");
        await database.Get<ModelProfiles>().SwitchAsync(b.Id, b.Version, false, Actors.Admin, Token);
        await MoveAsync(database, "B", ProfileMove.First);
        Assert.Equal(["B", "C", "A"], await NamesAsync(database));
        Assert.Equal((true, true), ((await ModelArrange.FindAsync(database, "B")).Enabled, (await ModelArrange.FindAsync(database, "B")).IsFirst));
    }

    [Fact]
    public async Task The_environments_models_are_a_profile_that_can_only_be_ordered_switched_and_tested()
    {
        await using var server = await FakeModelServer.StartAsync();
        await using var bench = await DraftingBench.StartAsync(
            postgres, null, ("Drafting:Creative:Endpoint", server.Endpoint), ("Drafting:Creative:Model", "writer"), ("Drafting:Creative:ApiKey", "sk-very-secret"));
        var profile = await ModelArrange.FindAsync(bench.Database, "Configuration");
        Assert.Equal((true, true, true, null), (profile.IsConfiguration, profile.IsFirst, profile.Creative.HasKey, profile.Refine));
        Assert.DoesNotContain("very-secret", System.Text.Json.JsonSerializer.Serialize(profile), StringComparison.Ordinal);

        var service = bench.Database.Get<ModelProfiles>();
        Assert.IsType<Invalid>((await service.SaveAsync(profile.Id, profile.Version, new("Mine", Stage, StageDefinition.None, true), Actors.Admin, Token)).Refusal);
        Assert.IsType<Invalid>((await service.RemoveAsync(profile.Id, profile.Version, Actors.Admin, Token)).Refusal);
        Assert.Null((await bench.Database.Get<ModelTrial>().RunAsync(profile.Id, Actors.Admin, Token)).Value[0].Failure);
        Assert.True((await service.SwitchAsync(profile.Id, profile.Version, false, Actors.Admin, Token)).Succeeded);
        Assert.True(await bench.Database.Get<DraftingModels>().IsOfflineAsync(Token));
    }

    [Fact]
    public async Task Without_the_environments_models_there_is_no_such_profile()
    {
        await using var database = await NadiaDatabase.CreateAsync(postgres);
        Assert.Empty((await database.Get<ModelProfiles>().ListAsync(Actors.Admin, Token)).Value);
        Assert.True(await database.Get<DraftingModels>().IsOfflineAsync(Token));
    }

    [Fact]
    public async Task A_reviewer_may_see_what_models_cost_and_change_nothing()
    {
        await using var database = await NadiaDatabase.CreateAsync(postgres);
        var profile = await ModelArrange.ProfileAsync(database, "Main", Stage);
        var service = database.Get<ModelProfiles>();
        Assert.IsType<Forbidden>((await service.ListAsync(Actors.Ana, Token)).Refusal);
        Assert.IsType<Forbidden>((await service.AddAsync(new("B", Stage, StageDefinition.None, true), Actors.Ana, Token)).Refusal);
        Assert.IsType<Forbidden>((await service.SaveAsync(profile.Id, profile.Version, new("B", Stage, StageDefinition.None, true), Actors.Ana, Token)).Refusal);
        Assert.IsType<Forbidden>((await service.MoveAsync(profile.Id, profile.Version, ProfileMove.Up, Actors.Ana, Token)).Refusal);
        Assert.IsType<Forbidden>((await service.RemoveAsync(profile.Id, profile.Version, Actors.Ana, Token)).Refusal);
        Assert.IsType<Forbidden>((await database.Get<ModelTrial>().RunAsync(profile.Id, Actors.Ana, Token)).Refusal);
        Assert.IsType<Forbidden>((await database.Get<ModelLimitStore>().SaveAsync(new(1, 0, 0), ModelLimits.None, Actors.Ana, Token)).Refusal);
        Assert.True((await database.Get<SpendingReads>().ReadAsync(Actors.Ana, Token)).Succeeded);
    }

    [Fact]
    public async Task A_test_answers_with_what_it_took_or_with_the_failure()
    {
        await using var server = await FakeModelServer.StartAsync();
        await using var bench = await DraftingBench.StartAsync(postgres);
        var profile = await ModelArrange.ProfileAsync(
            bench.Database, new("Main", ModelArrange.Stage(server, "writer", 2m, 0.5m, 8m), ModelArrange.Stage(server, "splitter"), Enabled: false));
        server.Answer = body => body.GetProperty("model").GetString() == "writer" ? (200, "Yes, hello.") : (500, "no");
        var trials = (await bench.Database.Get<ModelTrial>().RunAsync(profile.Id, Actors.Admin, Token)).Value;
        // 600 fresh tokens at 2 USD, 400 cached at 0.50 USD and 200 answered at 8 USD, each for a million.
        Assert.Equal(("Yes, hello.", 0.003m, null), (trials[0].Answer, trials[0].Usage!.CostUsd, trials[0].Failure));
        Assert.Equal((null, "The model's server answered with HTTP 500."), (trials[1].Usage, trials[1].Failure));
        Assert.All(await ModelArrange.CallsAsync(bench.Database), c => Assert.Null(c.ConversationId));
        Assert.Equal(0.003m, await ModelArrange.SpentAsync(bench.Database));
    }

    [Fact]
    public async Task Limits_that_somebody_else_changed_meanwhile_are_not_overwritten()
    {
        await using var database = await NadiaDatabase.CreateAsync(postgres);
        var store = database.Get<ModelLimitStore>();
        Assert.True((await store.SaveAsync(new(5m, 3, 2.5), ModelLimits.None, Actors.Admin, Token)).Succeeded);
        Assert.IsType<Changed>((await store.SaveAsync(new(6m, 0, 0), ModelLimits.None, Actors.Admin, Token)).Refusal);
        Assert.Equal(new ModelLimits(5m, 3, 2.5), (await store.ReadAsync(Actors.Admin, Token)).Value);
        Assert.True((await store.SaveAsync(new(6m, 0, 0), new(5.0m, 3, 2.5), Actors.Admin, Token)).Succeeded);
        await using var db = database.Open();
        Assert.Equal(2, await db.Audit.CountAsync(a => a.Action == "models.limits", Token));
    }

    private static (bool, bool) Key(ProfileView profile) => (profile.Creative.HasKey, profile.Creative.KeyUnreadable);

    private static async Task<Outcome<Done>> SaveAsync(NadiaDatabase database, StageDefinition creative)
    {
        var known = await ModelArrange.FindAsync(database, "Main");
        return await database.Get<ModelProfiles>().SaveAsync(known.Id, known.Version, new("Main", creative, StageDefinition.None, true), Actors.Admin, Token);
    }

    private static async Task MoveAsync(NadiaDatabase database, string name, ProfileMove move)
    {
        var profile = await ModelArrange.FindAsync(database, name);
        Assert.True((await database.Get<ModelProfiles>().MoveAsync(profile.Id, profile.Version, move, Actors.Admin, Token)).Succeeded);
    }

    private static async Task<List<string>> NamesAsync(NadiaDatabase database) =>
        [.. (await database.Get<ModelProfiles>().ListAsync(Actors.Admin, Token)).Value.Select(p => p.Name)];
}
