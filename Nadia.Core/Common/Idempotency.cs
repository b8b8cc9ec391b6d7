using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Nadia.Core.Data;

namespace Nadia.Core.Common;

/// <summary>Remembers the answer to a keyed request in the transaction of the change itself, so that a retry changes nothing twice.</summary>
internal static class Idempotency
{
    public const int MaxKey = 200;

    /// <summary>How long a key is remembered at least.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromDays(30);

    public static Invalid? Check(string? key) =>
        key is null ? null : TextRules.Required("Idempotency-Key", key, MaxKey);

    /// <summary>The first answer to the key, null when it is new, or a refusal when the key belongs to another request.</summary>
    public static async Task<Outcome<TAnswer?>> RecallAsync<TAnswer>(
        NadiaDbContext db, Actor actor, string? key, object request, CancellationToken token)
        where TAnswer : class
    {
        if (key is null) return (TAnswer?)null;
        var known = await db.IdempotencyRecords.AsNoTracking()
            .SingleOrDefaultAsync(r => r.ActorId == actor.Id && r.Key == key, token);
        if (known is null) return (TAnswer?)null;
        if (!known.RequestHash.AsSpan().SequenceEqual(Hash(request))) return new Invalid("Idempotency-Key", Words.Of("was used for another request."));
        return JsonSerializer.Deserialize<TAnswer>(known.Answer);
    }

    public static void Remember(NadiaDbContext db, Actor actor, string? key, object request, object answer, DateTimeOffset now)
    {
        if (key is null) return;
        db.IdempotencyRecords.Add(new()
        {
            ActorId = actor.Id,
            Key = key,
            RequestHash = Hash(request),
            Answer = JsonSerializer.Serialize(answer),
            CreatedAt = now,
        });
    }

    /// <summary>Drops the keys that nobody will repeat any more; done at each start.</summary>
    public static Task<int> ForgetAsync(NadiaDbContext db, DateTimeOffset now, CancellationToken token) =>
        db.IdempotencyRecords.Where(r => r.CreatedAt < now - Memory).ExecuteDeleteAsync(token);

    private static byte[] Hash(object request) => SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(request));
}
