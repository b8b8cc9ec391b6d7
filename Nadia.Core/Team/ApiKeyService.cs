using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Data;

namespace Nadia.Core.Team;

/// <summary>
/// Keys for the HTTP API. A key is found by its SHA-256, so nothing about a wrong guess can be learned from the time it takes.
/// </summary>
public sealed class ApiKeyService(IDbContextFactory<NadiaDbContext> contexts, IdSource ids, TimeProvider clock)
{
    public const int MaxName = 100;
    private const string Start = "nadia_";
    private const int PrefixLength = 12;

    /// <summary>How exact <c>last_used_at</c> is: a busy key writes its row once in this time.</summary>
    private static readonly TimeSpan UseResolution = TimeSpan.FromMinutes(1);

    /// <summary>Makes a key and answers it; it cannot be shown again.</summary>
    public async Task<Outcome<NewApiKey>> CreateAsync(Actor actor, string name, bool isAdmin, CancellationToken token)
    {
        if (actor.MustAdminister(Words.Of("create an API key")) is { } forbidden) return forbidden;
        if (TextRules.Required("name", name, MaxName) is { } invalid) return invalid;
        var key = Start + ids.NewSecret();
        var row = Row(key, name.Trim(), isAdmin, actor);
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        db.ApiKeys.Add(row);
        await db.SaveChangesAsync(token);
        db.Record(actor, "api_key.create", Subject(row.Id), clock.GetUtcNow(), isAdmin ? "admin" : "reviewer");
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        return new NewApiKey(row.Id, row.Name, key);
    }

    /// <summary>All keys, the newest first; without the keys themselves, which nobody has any more.</summary>
    public async Task<Outcome<IReadOnlyList<ApiKeyRow>>> ListAsync(Actor actor, CancellationToken token)
    {
        if (actor.MustAdminister(Words.Of("see the API keys")) is { } forbidden) return forbidden;
        await using var db = await contexts.CreateDbContextAsync(token);
        return await db.ApiKeys.AsNoTracking().OrderByDescending(k => k.Id)
            .Select(k => new ApiKeyRow(k.Id, k.Name, k.Prefix, k.IsAdmin, k.CreatedBy, k.CreatedAt, k.LastUsedAt, k.RevokedAt)).ToListAsync(token);
    }

    /// <summary>Ends a key for good. Revoking it again changes nothing.</summary>
    public async Task<Outcome<Done>> RevokeAsync(Actor actor, int id, CancellationToken token)
    {
        if (actor.MustAdminister(Words.Of("revoke an API key")) is { } forbidden) return forbidden;
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        var now = clock.GetUtcNow();
        var revoked = await db.ApiKeys.Where(k => k.Id == id && k.RevokedAt == null).ExecuteUpdateAsync(set => set.SetProperty(k => k.RevokedAt, now), token);
        if (revoked == 0) return await db.ApiKeys.AnyAsync(k => k.Id == id, token) ? Done.It : new NotFound(Words.Of("The API key"));
        db.Record(actor, "api_key.revoke", Subject(id), now);
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        return Done.It;
    }

    /// <summary>Who presents the key: null for an unknown or revoked one.</summary>
    public async Task<Actor?> FindAsync(string? presentedKey, CancellationToken token)
    {
        var hash = OneTimeCode.Hash(presentedKey ?? "");
        await using var db = await contexts.CreateDbContextAsync(token);
        var key = await db.ApiKeys.AsNoTracking().SingleOrDefaultAsync(k => k.Hash == hash && k.RevokedAt == null, token);
        if (key is null) return null;
        await NoteUseAsync(db, key, token);
        return new Actor($"key:{key.Id}", key.Name, ActorKind.ApiKey, IsReviewer: true, key.IsAdmin);
    }

    /// <summary>Sees to it that one admin key has this value; used at start. A key that was revoked stays so.</summary>
    public async Task EnsureAsync(string key, CancellationToken token)
    {
        var hash = OneTimeCode.Hash(key);
        await using var db = await contexts.CreateDbContextAsync(token);
        if (await db.ApiKeys.AnyAsync(k => k.Hash == hash, token)) return;
        db.ApiKeys.Add(Row(key, "NADIA_API_KEY", true, Actor.System("setup")));
        try
        {
            await db.SaveChangesAsync(token);
        }
        catch (DbUpdateException e) when (e.IsUniqueViolation())
        {
            // Another node that starts at the same time was first.
        }
    }

    private ApiKey Row(string key, string name, bool isAdmin, Actor actor) => new()
    {
        Name = name,
        Prefix = key.Length >= 2 * PrefixLength ? key[..PrefixLength] : key[..Math.Min(3, key.Length)] + "…",
        Hash = OneTimeCode.Hash(key),
        IsAdmin = isAdmin,
        CreatedBy = actor.Name,
        CreatedAt = clock.GetUtcNow(),
    };

    private async Task NoteUseAsync(NadiaDbContext db, ApiKey key, CancellationToken token)
    {
        var now = clock.GetUtcNow();
        if (now - key.LastUsedAt < UseResolution) return;
        var due = now - UseResolution;
        await db.ApiKeys.Where(k => k.Id == key.Id && (k.LastUsedAt == null || k.LastUsedAt <= due))
            .ExecuteUpdateAsync(set => set.SetProperty(k => k.LastUsedAt, now), token);
    }

    private static string Subject(int id) => $"api_key:{id}";
}
