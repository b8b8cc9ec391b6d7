using Microsoft.EntityFrameworkCore;
using Nadia.Core.Data;

namespace Nadia.Core.Customers;

internal static class CustomerWrites
{
    /// <summary>Makes the customer unless another transaction just did; new customers are PROSPECT with 0.00.</summary>
    public static Task InsertCustomerAsync(this NadiaDbContext db, string userId, DateTimeOffset now, CancellationToken token) =>
        db.Database.ExecuteSqlAsync($"""
            INSERT INTO customers (user_id, status, ltv_usd, created_at, updated_at)
            VALUES ({userId}, {CustomerStatus.Prospect.Name()}, 0, {now}, {now})
            ON CONFLICT (user_id) DO NOTHING
            """, token);
}
