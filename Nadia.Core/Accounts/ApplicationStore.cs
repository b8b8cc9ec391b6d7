using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Data;
using Nadia.Core.Live;
using Nadia.Core.Team;

namespace Nadia.Core.Accounts;

/// <summary>The API id and hash that were entered in Settings, encrypted as sessions are; every node reads them from here.</summary>
public sealed class ApplicationStore(IDbContextFactory<NadiaDbContext> contexts, AccountSecrets secrets, LiveFeed feed, TimeProvider clock)
{
    private const string Key = "telegram.application";

    /// <summary>Null when nobody has entered any.</summary>
    public async Task<StoredKeys?> LoadAsync(CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        var row = await db.Settings.AsNoTracking().SingleOrDefaultAsync(s => s.Key == Key, token);
        return row is null ? null : new(Open(row.Value), row.UpdatedBy, row.UpdatedAt);
    }

    /// <summary>Keeps them. While somebody is signed in they stay as they are: the session is encrypted with the hash.</summary>
    /// <returns>Refusals: Forbidden, Invalid.</returns>
    public async Task<Outcome<Done>> SaveAsync(string apiId, string apiHash, Actor actor, CancellationToken token)
    {
        var refusal = actor.MustAdminister(Words.Of("change the API id and hash")) ?? ApplicationKeyRules.CheckId(apiId) ?? ApplicationKeyRules.CheckHash(apiHash);
        if (refusal is not null) return refusal;
        var keys = new ApplicationKeys(ApplicationKeyRules.IdOf(apiId), apiHash.Trim());
        var now = clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        var accounts = await db.Accounts.FromSql($"SELECT *, xmin FROM accounts WHERE channel = 'telegram' ORDER BY id FOR UPDATE").ToListAsync(token);
        if (accounts.Exists(a => a.Session is not null)) return new Invalid("telegram", Words.Of("an account is signed in; log out first."));
        await WriteAsync(db, Seal(keys), actor, now, token);
        db.Record(actor, "telegram.application", $"application:{keys.ApiId}", now);
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        feed.Publish(accounts.Select(a => LiveChange.Account(a.Id)).DefaultIfEmpty(LiveChange.Account(0)).ToArray());
        return Done.It;
    }

    private static Task<int> WriteAsync(NadiaDbContext db, string value, Actor actor, DateTimeOffset now, CancellationToken token) =>
        db.Database.ExecuteSqlAsync($"""
            INSERT INTO settings (key, value, updated_at, updated_by) VALUES ({Key}, {value}, {now}, {actor.Name})
            ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at, updated_by = excluded.updated_by
            """, token);

    private string Seal(ApplicationKeys keys) => Convert.ToBase64String(secrets.Protect(AccountSecrets.Application, JsonSerializer.SerializeToUtf8Bytes(keys)));

    private ApplicationKeys? Open(string value) =>
        secrets.TryUnprotect(AccountSecrets.Application, Convert.FromBase64String(value)) is { } plain ? JsonSerializer.Deserialize<ApplicationKeys>(plain) : null;
}
