using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Nadia.Core.Accounts;
using Nadia.Core.Data;
using Nadia.Tests.Support;

namespace Nadia.Tests.Data.Accounts;

public sealed class AccountLocksTests(NadiaDatabase database) : IClassFixture<NadiaDatabase>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private AccountLocks Locks => database.Get<AccountLocks>();

    [Fact]
    public async Task One_of_twenty_gets_the_account_and_the_next_after_it_lets_go()
    {
        var locks = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Locks.TryTakeAsync(1, Token)));
        var held = Assert.Single(locks, l => l is not null)!;
        await using var other = await Locks.TryTakeAsync(2, Token);
        Assert.NotNull(other);

        await held.DisposeAsync();

        await using var next = await Locks.TryTakeAsync(1, Token);
        Assert.NotNull(next);
    }

    [Fact]
    public async Task A_lost_connection_is_noticed_within_the_grace()
    {
        await using var held = await Locks.TryTakeAsync(3, Token);
        await Sql.ExecuteAsync(
            database.ConnectionString,
            """
            SELECT pg_terminate_backend(l.pid) FROM pg_locks l JOIN pg_database d ON d.oid = l.database
            WHERE l.locktype = 'advisory' AND l.objid = 3 AND d.datname = current_database()
            """);

        database.Clock.Advance(AccountLock.Grace);

        await Eventually.TrueAsync(() => Task.FromResult(held!.Lost.IsCancellationRequested));
        await using var next = await Locks.TryTakeAsync(3, Token);
        Assert.NotNull(next);
    }

    [Fact]
    public async Task A_healthy_lock_is_kept()
    {
        await using var held = await Locks.TryTakeAsync(4, Token);
        for (var beat = 0; beat < 5; beat++)
        {
            database.Clock.Advance(AccountLock.Grace);
            await Task.Delay(20, Token);
        }

        Assert.False(held!.Lost.IsCancellationRequested);
        Assert.Null(await Locks.TryTakeAsync(4, Token));
    }

    [Fact]
    public async Task A_lock_without_heartbeats_is_freed_by_the_server_and_one_with_them_is_kept()
    {
        var standing = new FakeTimeProvider();
        var locks = new AccountLocks(database.Get<IDbContextFactory<NadiaDbContext>>(), standing, NullLogger<AccountLocks>.Instance);
        await using var frozen = await locks.TryTakeAsync(5, Token);
        await using var beating = await Locks.TryTakeAsync(6, Token);

        AccountLock? next = null;
        await Eventually.TrueAsync(
            async () =>
            {
                database.Clock.Advance(TimeSpan.FromSeconds(1));
                return (next = await Locks.TryTakeAsync(5, Token)) is not null;
            },
            3 * AccountLock.FreedAfter);

        await using var taken = next;
        Assert.False(frozen!.Lost.IsCancellationRequested);
        Assert.False(beating!.Lost.IsCancellationRequested);
        Assert.Null(await Locks.TryTakeAsync(6, Token));
        standing.Advance(AccountLock.Grace);
        await Eventually.TrueAsync(() => Task.FromResult(frozen.Lost.IsCancellationRequested));
    }
}
