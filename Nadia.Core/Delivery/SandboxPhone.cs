using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Nadia.Core.Conversations;
using Nadia.Core.Data;

namespace Nadia.Core.Delivery;

/// <summary>
/// The sandbox customers' phones, with Telegram's part in between: a repeated random id is the same message again
/// (https://core.telegram.org/method/messages.sendMessage). What arrived is counted here, apart from the outbox, so that a
/// doubled bubble would be seen.
/// </summary>
public sealed class SandboxPhone(IDbContextFactory<NadiaDbContext> contexts, TimeProvider clock)
{
    /// <summary>Begins the id of what the business sent; a customer's message cannot have it.</summary>
    public const string IdPrefix = "out-";

    /// <summary>Puts the message on the phone once; answers its id, the first one's when it is a repetition.</summary>
    public async Task<string> ArriveAsync(string chatId, string text, long randomId, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        var ids = await db.Database.SqlQuery<long>($"""
            INSERT INTO sandbox_arrivals (chat_id, random_id, text, at, handovers)
            VALUES ({chatId}, {randomId}, {text}, {clock.GetUtcNow()}, 1)
            ON CONFLICT (chat_id, random_id) DO UPDATE SET handovers = sandbox_arrivals.handovers + 1
            RETURNING id AS "Value"
            """).ToListAsync(token);
        return Id(ids.Single());
    }

    /// <summary>Everything on the customer's phone, oldest first: what they wrote and what arrived. At most the last 500.</summary>
    public async Task<List<SandboxMessage>> ReadAsync(int accountId, string chatId, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        var written = await db.Messages.AsNoTracking()
            .Where(m => m.AccountId == accountId && m.ChatId == chatId && m.Direction == MessageDirection.In && m.DeletedAt == null)
            .OrderByDescending(m => m.Id)
            .Take(500)
            .Select(m => new SandboxMessage(MessageDirection.In, m.Text, m.ExternalId, null, m.ReceivedAt) { EditedAt = m.EditedAt })
            .ToListAsync(token);
        var arrived = await db.SandboxArrivals.AsNoTracking()
            .Where(a => a.ChatId == chatId)
            .OrderByDescending(a => a.Id)
            .Take(500)
            .Select(a => new { a.Id, a.Text, a.RandomId, a.At })
            .ToListAsync(token);
        return [.. written.AsEnumerable().Reverse()
            .Concat(arrived.AsEnumerable().Reverse().Select(a => new SandboxMessage(MessageDirection.Out, a.Text, Id(a.Id), a.RandomId, a.At)))
            .OrderBy(m => m.At)
            .TakeLast(500)];
    }

    private static string Id(long id) => string.Create(CultureInfo.InvariantCulture, $"{IdPrefix}{id}");
}
