using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Nadia.Core.Common;
using Nadia.Core.Data;
using Nadia.Core.Live;
using Nadia.Core.Team;

namespace Nadia.Core.Drafting.Models;

/// <summary>
/// Admins read and change the profiles and their order. A change counts on every node from the next draft on; each is one line of the
/// audit. All rows are held while one is changed: they are ten, and their order is one thing.
/// </summary>
public sealed class ModelProfiles(
    IDbContextFactory<NadiaDbContext> contexts, ProfileKeys keys, IOptions<ModelOptions> configuration, IdSource ids, LiveFeed feed, TimeProvider clock)
{
    private static string What => Words.Of("The profile");
    private static string Change => Words.Of("change the models");

    /// <summary>In the order in which they are asked.</summary>
    /// <returns>Refusals: Forbidden.</returns>
    public async Task<Outcome<IReadOnlyList<ProfileView>>> ListAsync(Actor actor, CancellationToken token)
    {
        if (actor.MustAdminister(Words.Of("see the models")) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        var rows = await db.ModelProfiles.AsNoTracking().OrderBy(p => p.Position).ThenBy(p => p.Id).ToListAsync(token);
        return rows.ToViews(configuration.Value, keys);
    }

    /// <summary>Puts a new profile behind the others.</summary>
    /// <returns>Refusals: Forbidden, Invalid.</returns>
    public async Task<Outcome<Done>> AddAsync(ProfileDefinition profile, Actor actor, CancellationToken token)
    {
        if ((actor.MustAdminister(Change) ?? ProfileRules.Check(profile)) is { } refusal) return refusal;
        return await HoldingAsync((db, rows, now) =>
        {
            if (rows.Count(r => !r.IsConfiguration) >= ProfileRules.MaxProfiles) return new Invalid("name", Words.Fill($"there are {ProfileRules.MaxProfiles} profiles already."));
            if (IsTaken(rows, profile.Name, null)) return Taken;
            var id = ids.NewId();
            db.ModelProfiles.Add(new()
            {
                Id = id,
                Name = profile.Name.Trim(),
                Position = rows.Max(r => r.Position) + 1,
                Enabled = profile.Enabled,
                Creative = Store(id, ModelStage.Creative, profile.Creative, StoredStage.None),
                Refine = Store(id, ModelStage.Refine, profile.Refine, StoredStage.None),
                UpdatedAt = now,
                UpdatedBy = actor.Name,
            });
            db.Record(actor, "model_profile.add", Subject(id), now, ProfileWords.Say(profile));
            return null;
        }, token);
    }

    /// <param name="version">The version that was read.</param>
    /// <returns>Refusals: Forbidden, Invalid, NotFound, Changed.</returns>
    public async Task<Outcome<Done>> SaveAsync(Guid id, uint version, ProfileDefinition profile, Actor actor, CancellationToken token)
    {
        if ((actor.MustAdminister(Change) ?? ProfileRules.Check(profile)) is { } refusal) return refusal;
        return await ChangeAsync(id, version, actor, (db, rows, row, now) =>
        {
            if (row.IsConfiguration) return ByEnvironment;
            if (IsTaken(rows, profile.Name, id)) return Taken;
            if ((KeyWouldMove("creative", profile.Creative, row.Creative) ?? KeyWouldMove("refine", profile.Refine, row.Refine)) is { } moved) return moved;
            (row.Name, row.Enabled) = (profile.Name.Trim(), profile.Enabled);
            row.Creative = Store(id, ModelStage.Creative, profile.Creative, row.Creative);
            row.Refine = Store(id, ModelStage.Refine, profile.Refine, row.Refine);
            db.Record(actor, "model_profile.save", Subject(id), now, ProfileWords.Say(profile));
            return null;
        }, token);
    }

    /// <summary>Takes a profile into the order or out of it.</summary>
    /// <returns>Refusals: Forbidden, NotFound, Changed.</returns>
    public Task<Outcome<Done>> SwitchAsync(Guid id, uint version, bool on, Actor actor, CancellationToken token) =>
        ChangeAsync(id, version, actor, (db, _, row, now) =>
        {
            row.Enabled = on;
            db.Record(actor, on ? "model_profile.on" : "model_profile.off", Subject(id), now, row.Name);
            return null;
        }, token);

    /// <summary>Changes the order in which profiles are asked.</summary>
    /// <returns>Refusals: Forbidden, NotFound, Changed.</returns>
    public Task<Outcome<Done>> MoveAsync(Guid id, uint version, ProfileMove move, Actor actor, CancellationToken token) =>
        ChangeAsync(id, version, actor, (db, rows, row, now) =>
        {
            var order = rows.Where(r => !r.IsConfiguration || configuration.Value.Creative.IsConfigured).OrderBy(r => r.Position).ThenBy(r => r.Id).ToList();
            var from = order.IndexOf(row);
            if (from < 0) return new NotFound(Words.Of("The profile"));
            var to = move switch
            {
                ProfileMove.First => 0,
                ProfileMove.Up => Math.Max(0, from - 1),
                ProfileMove.Down => Math.Min(order.Count - 1, from + 1),
            };
            if (move == ProfileMove.First) row.Enabled = true;
            order.RemoveAt(from);
            order.Insert(to, row);
            for (var i = 0; i < order.Count; i++) order[i].Position = i;
            db.Record(actor, "model_profile.move", Subject(id), now, $"{row.Name}: place {to + 1}");
            return null;
        }, token);

    /// <summary>Removes a profile with its keys. What it cost stays.</summary>
    /// <returns>Refusals: Forbidden, Invalid, NotFound, Changed.</returns>
    public Task<Outcome<Done>> RemoveAsync(Guid id, uint version, Actor actor, CancellationToken token) =>
        ChangeAsync(id, version, actor, (db, _, row, now) =>
        {
            if (row.IsConfiguration) return ByEnvironment;
            db.ModelProfiles.Remove(row);
            db.Record(actor, "model_profile.remove", Subject(id), now, row.Name);
            return null;
        }, token);

    private static Invalid Taken => new("name", Words.Of("is taken by another profile."));

    private static Invalid ByEnvironment => new("profile", Words.Of("is set by the environment; change it there."));

    private static string Subject(Guid id) => $"model_profile:{id}";

    private static bool IsTaken(List<ModelProfile> rows, string name, Guid? own) =>
        rows.Exists(r => r.Id != own && string.Equals(r.Name, name.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>A key that is never shown must not be sent to another server than the one it was entered for either.</summary>
    private static Invalid? KeyWouldMove(string stage, StageDefinition wanted, StoredStage stored) =>
        stored.Key is not null && wanted.Key is null && !wanted.IsEmpty && !ProfileKeys.SameServer(wanted.Endpoint.Trim(), stored.Endpoint)
            ? new($"{stage}_key", Words.Of("must be entered again, because the server is another."))
            : null;

    private StoredStage Store(Guid id, ModelStage stage, StageDefinition wanted, StoredStage stored)
    {
        if (wanted.IsEmpty) return StoredStage.None;
        var endpoint = wanted.Endpoint.Trim();
        return new()
        {
            Endpoint = endpoint,
            Model = wanted.Model.Trim(),
            Key = wanted.Key is null ? stored.Key : wanted.Key.Trim() is { Length: > 0 } key ? keys.Seal(id, stage, endpoint, key) : null,
            InputUsdPerMillion = wanted.InputUsdPerMillion,
            CachedInputUsdPerMillion = wanted.CachedInputUsdPerMillion,
            OutputUsdPerMillion = wanted.OutputUsdPerMillion,
            TimeoutSeconds = wanted.TimeoutSeconds,
            Retries = wanted.Retries,
            MaxOutputTokens = wanted.MaxOutputTokens,
            Temperature = wanted.Temperature,
        };
    }

    private async Task<Outcome<Done>> ChangeAsync(
        Guid id, uint version, Actor actor, Func<NadiaDbContext, List<ModelProfile>, ModelProfile, DateTimeOffset, Refusal?> change, CancellationToken token)
    {
        if (actor.MustAdminister(Change) is { } refusal) return refusal;
        return await HoldingAsync((db, rows, now) =>
        {
            if (rows.Find(r => r.Id == id) is not { } row) return new NotFound(What);
            if (row.Version != version) return new Changed(What);
            (row.UpdatedAt, row.UpdatedBy) = (now, actor.Name);
            return change(db, rows, row, now);
        }, token);
    }

    private async Task<Outcome<Done>> HoldingAsync(Func<NadiaDbContext, List<ModelProfile>, DateTimeOffset, Refusal?> act, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM model_profiles ORDER BY id FOR UPDATE", token);
        var rows = await db.ModelProfiles.ToListAsync(token);
        if (act(db, rows, clock.GetUtcNow()) is { } refusal) return refusal;
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        feed.Publish(LiveChange.Models);
        return Done.It;
    }
}
