using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Nadia.Core.Data;

namespace Nadia.Core.Accounts;

internal static class AccountReads
{
    public static Expression<Func<Account, AccountView>> View { get; } = a => new AccountView(
        a.Id, a.Channel, a.ExternalId, a.Name, a.State, a.StateReason, a.Session != null, a.UpdatedAt)
    {
        Username = a.Username,
        Phone = a.Phone,
        LastUpdateAt = a.LastUpdateAt,
    };

    /// <summary>Inserts unless it is there; the row that another node made a moment ago counts as there.</summary>
    public static async Task<int> EnsureAccountAsync(
        this NadiaDbContext db, ChannelKind channel, string externalId, string name, AccountState state, DateTimeOffset now, CancellationToken token)
    {
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO accounts (channel, external_id, name, state, created_at, updated_at)
            VALUES ({SnakeCaseEnum<ChannelKind>.Write(channel)}, {externalId}, {name}, {SnakeCaseEnum<AccountState>.Write(state)}, {now}, {now})
            ON CONFLICT (channel, external_id) DO NOTHING
            """, token);
        return await db.Accounts.IgnoreQueryFilters().Where(a => a.Channel == channel && a.ExternalId == externalId).Select(a => a.Id).SingleAsync(token);
    }
}
