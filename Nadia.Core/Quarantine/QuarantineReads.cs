using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Data;

namespace Nadia.Core.Quarantine;

/// <summary>What people see of the quarantine.</summary>
public sealed class QuarantineReads(IDbContextFactory<NadiaDbContext> contexts)
{
    /// <summary>Held messages, oldest first.</summary>
    /// <param name="limit">1 to 100.</param>
    public async Task<Outcome<Page<HeldMessage>>> HeldAsync(string? after, int limit, Actor actor, CancellationToken token)
    {
        if ((actor.MustReview(Words.Of("see the quarantine")) ?? PageKey.CheckLimit(limit)) is { } refusal) return refusal;
        if (!PageKey.Parse(after).TryGet(out var key, out refusal)) return refusal;
        var afterId = key is not null && long.TryParse(key.Id, out var id) ? id : 0;
        await using var db = await contexts.CreateDbContextAsync(token);
        var rows = await (
            from held in db.Quarantine.AsNoTracking()
            where held.State == QuarantineState.Held && held.MessageId > afterId
            join message in db.Messages on held.MessageId equals message.Id
            join customer in db.Customers on held.CustomerId equals customer.Id
            orderby held.MessageId
            select new HeldMessage(held.MessageId, customer.UserId, customer.Nickname, customer.Name, message.Text, held.HeldAt))
            .Take(limit + 1)
            .ToListAsync(token);
        var items = rows.Take(limit).ToList();
        var next = rows.Count > limit
            ? new PageKey(items[^1].HeldAt, items[^1].MessageId.ToString(CultureInfo.InvariantCulture)).ToString()
            : null;
        return new Page<HeldMessage>(items, next);
    }

    public async Task<Outcome<int>> CountAsync(Actor actor, CancellationToken token)
    {
        if (actor.MustReview(Words.Of("see the quarantine")) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        return await db.Quarantine.CountAsync(q => q.State == QuarantineState.Held, token);
    }
}
