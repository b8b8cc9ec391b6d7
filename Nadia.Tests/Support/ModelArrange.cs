using Microsoft.EntityFrameworkCore;
using Nadia.Core.Drafting.Models;

namespace Nadia.Tests.Support;

/// <summary>Profiles of models, as an admin would enter them, and the calls that were made to them.</summary>
public static class ModelArrange
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A first stage that is not tried again, so that a failure is one at once.</summary>
    public static StageDefinition Stage(FakeModelServer server, string model, decimal input = 0, decimal? cached = null, decimal output = 0) => new()
    {
        Endpoint = server.Endpoint,
        Model = model,
        InputUsdPerMillion = input,
        CachedInputUsdPerMillion = cached,
        OutputUsdPerMillion = output,
        Retries = 0,
        TimeoutSeconds = 10,
    };

    public static Task<ProfileView> ProfileAsync(NadiaDatabase database, string name, StageDefinition creative, StageDefinition? refine = null) =>
        ProfileAsync(database, new ProfileDefinition(name, creative, refine ?? StageDefinition.None, Enabled: true));

    public static async Task<ProfileView> ProfileAsync(NadiaDatabase database, ProfileDefinition profile)
    {
        var outcome = await database.Get<ModelProfiles>().AddAsync(profile, Actors.Admin, Token);
        Assert.True(outcome.Succeeded, outcome.Refusal?.Message);
        return await FindAsync(database, profile.Name);
    }

    public static async Task<ProfileView> FindAsync(NadiaDatabase database, string name) =>
        (await database.Get<ModelProfiles>().ListAsync(Actors.Admin, Token)).Value.Single(p => p.Name == name);

    public static async Task LimitAsync(NadiaDatabase database, decimal budget = 0, int drafts = 0, double hedge = 0)
    {
        var limits = database.Get<ModelLimitStore>();
        var before = (await limits.ReadAsync(Actors.Admin, Token)).Value;
        Assert.True((await limits.SaveAsync(new(budget, drafts, hedge), before, Actors.Admin, Token)).Succeeded);
    }

    public static async Task<SpendingView> SpendingAsync(NadiaDatabase database) =>
        (await database.Get<SpendingReads>().ReadAsync(Actors.Admin, Token)).Value;

    /// <summary>In the order in which they were asked.</summary>
    public static async Task<List<ModelCall>> CallsAsync(NadiaDatabase database)
    {
        await using var db = database.Open();
        return await db.ModelCalls.AsNoTracking().OrderBy(c => c.At).ThenBy(c => c.Id).ToListAsync(Token);
    }

    /// <summary>The day's sum, which must be that of its calls.</summary>
    public static async Task<decimal> SpentAsync(NadiaDatabase database)
    {
        await using var db = database.Open();
        var today = ModelDay.Of(database.Clock.GetUtcNow());
        var start = ModelDay.StartOf(database.Clock.GetUtcNow());
        var kept = await db.ModelDays.Where(d => d.Day == today).Select(d => d.SpentUsd).SingleOrDefaultAsync(Token);
        Assert.Equal(await db.ModelCalls.Where(c => c.At >= start).SumAsync(c => c.CostUsd, Token), kept);
        return kept;
    }
}
