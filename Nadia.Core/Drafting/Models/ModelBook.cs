using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Nadia.Core.Data;
using Nadia.Core.Drafting.Offline;

namespace Nadia.Core.Drafting.Models;

/// <summary>
/// The profiles in use. Their versions, a few short rows, are read for each draft, so that a change counts from the next draft on, on every
/// node, whether a signal came or not. A stage that did not change keeps its line, with what its breaker knows.
/// </summary>
public sealed class ModelBook(
    IDbContextFactory<NadiaDbContext> contexts, ProfileKeys keys, ChatClients clients, IOptions<ModelOptions> configuration, TimeProvider clock) : IDisposable
{
    private const double CreativeTemperature = 0.8;
    private const double RefineTemperature = 0.3;

    /// <summary>Fixed, so that the same reply is split the same way wherever the provider honours it.</summary>
    private const long RefineSeed = 42;

    private readonly SemaphoreSlim reading = new(1);
    private Edition edition = new("", [], new Dictionary<string, DraftingStage>());

    /// <summary>The built-in drafter, which needs no model.</summary>
    internal ReadyProfile Offline { get; } = new(
        Guid.Empty, "", true,
        new(new OfflineCreativeClient(), new(), 0, null, isOffline: true, clock),
        new(new OfflineRefineClient(), new(), 0, null, isOffline: true, clock));

    internal async Task<Lineup> ReadAsync(CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        var limits = await ModelLimitStore.ReadAsync(db, token);
        var stamps = await db.ModelProfiles.OrderBy(p => p.Position).ThenBy(p => p.Id).Select(p => new { p.Id, p.Version }).ToListAsync(token);
        var stamp = string.Join(' ', stamps.Select(s => $"{s.Id}:{s.Version}"));
        if (edition.Stamp != stamp) await ReloadAsync(db, stamp, token);
        return new(edition.Profiles, limits);
    }

    public void Dispose() => reading.Dispose();

    private async Task ReloadAsync(NadiaDbContext db, string stamp, CancellationToken token)
    {
        await reading.WaitAsync(token);
        try
        {
            if (edition.Stamp == stamp) return;
            var rows = await db.ModelProfiles.AsNoTracking().OrderBy(p => p.Position).ThenBy(p => p.Id).ToListAsync(token);
            Dictionary<string, DraftingStage> stages = new(StringComparer.Ordinal);
            List<ReadyProfile> profiles = [.. rows.Select(row => Ready(row, stages)).OfType<ReadyProfile>()];
            edition = new(stamp, profiles, stages);
        }
        finally
        {
            reading.Release();
        }
    }

    /// <summary>Null when the environment names no model.</summary>
    private ReadyProfile? Ready(ModelProfile row, Dictionary<string, DraftingStage> stages)
    {
        var (creative, refine) = row.IsConfiguration
            ? (configuration.Value.Creative, configuration.Value.Refine)
            : (row.Creative.ToOptions(keys.Open(row.Id, ModelStage.Creative, row.Creative)), row.Refine.ToOptions(keys.Open(row.Id, ModelStage.Refine, row.Refine)));
        return creative.IsConfigured
            ? new(row.Id, row.Name, row.Enabled, Stage(row.Id, ModelStage.Creative, creative, stages), Stage(row.Id, ModelStage.Refine, refine, stages))
            : null;
    }

    private DraftingStage Stage(Guid profile, ModelStage stage, StageOptions options, Dictionary<string, DraftingStage> stages)
    {
        if (!options.IsConfigured) return Offline.Refine;
        var print = $"{profile} {stage} {JsonSerializer.Serialize(options)}";
        return stages[print] = edition.Stages.GetValueOrDefault(print) ?? Open(stage, options);
    }

    private DraftingStage Open(ModelStage stage, StageOptions options) => stage switch
    {
        ModelStage.Creative => new(clients.Open(options), options, (float)(options.Temperature ?? CreativeTemperature), null, isOffline: false, clock),
        ModelStage.Refine => new(clients.Open(options), options, (float)(options.Temperature ?? RefineTemperature), RefineSeed, isOffline: false, clock),
    };

    /// <param name="Stages">The open lines by what they were opened with. Held in memory only: the print holds the key.</param>
    private sealed record Edition(string Stamp, IReadOnlyList<ReadyProfile> Profiles, IReadOnlyDictionary<string, DraftingStage> Stages);
}
