using Microsoft.EntityFrameworkCore;
using Nadia.Core.Data;
using Nadia.Core.Delivery.Risk;
using Nadia.Core.Live;

namespace Nadia.Core.Accounts;

/// <summary>The rows of accounts: which there are, their state, their encrypted session and how far their updates were taken in.</summary>
public sealed class AccountStore(IDbContextFactory<NadiaDbContext> contexts, AccountSecrets secrets, LiveFeed feed, TimeProvider clock)
{
    private const int MaxReason = 500;

    /// <summary>Finds or makes the sandbox's account; two nodes doing so at once make one.</summary>
    public Task<int> EnsureSandboxAsync(CancellationToken token) =>
        EnsureAsync(ChannelKind.Sandbox, "sandbox", "Sandbox", AccountState.Connected, token);

    /// <summary>Finds or makes an account; two nodes doing so at once make one. An existing row is left as it is.</summary>
    public async Task<int> EnsureAsync(ChannelKind channel, string externalId, string name, AccountState state, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        return await db.EnsureAccountAsync(channel, externalId, name, state, clock.GetUtcNow(), token);
    }

    /// <summary>All accounts, the oldest first.</summary>
    public async Task<IReadOnlyList<AccountView>> ListAsync(CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        return await db.Accounts.AsNoTracking().OrderBy(a => a.Id).Select(AccountReads.View).ToListAsync(token);
    }

    public async Task<AccountView?> FindAsync(int id, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        return await db.Accounts.AsNoTracking().Where(a => a.Id == id).Select(AccountReads.View).SingleOrDefaultAsync(token);
    }

    /// <summary>Records whether the account can work; tells everybody when that is news.</summary>
    /// <param name="reason">A sentence for people, cut at 500 characters; null when there is nothing to explain.</param>
    public async Task SetStateAsync(int id, AccountState state, string? reason, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        await TellStateAsync(db.Accounts.Where(a => a.Id == id), id, state, reason, token);
    }

    /// <summary>
    /// As <see cref="SetStateAsync"/>, for what a connection does by itself: it never lifts a pause, which only a person may.
    /// Answers false when the account is paused.
    /// </summary>
    public async Task<bool> ReportAsync(int id, AccountState state, string? reason, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        await TellStateAsync(Unpaused(db, id), id, state, reason, token);
        return await db.Accounts.AnyAsync(a => a.Id == id && a.State == state, token);
    }

    /// <summary>
    /// Pauses a signed-in account for what speaks against it, unless an admin has resumed it since that was judged: whoever resumes an
    /// account holds its row, as this does. One that is paused already keeps its reason. Answers true when this call paused it.
    /// </summary>
    /// <param name="reason">A sentence for people, cut at 500 characters.</param>
    /// <param name="forgivenAt">Since when the judgement counts facts, as it was read before them.</param>
    public async Task<bool> PauseAsync(int id, string reason, DateTimeOffset? forgivenAt, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        await db.Database.ExecuteSqlAsync($"SELECT FROM accounts WHERE id = {id} FOR NO KEY UPDATE", token);
        var paused = await db.ForgivenAtAsync(id, token) == forgivenAt
            && await WriteStateAsync(Unpaused(db, id).Where(a => a.Session != null), AccountState.Paused, reason, token);
        await transaction.CommitAsync(token);
        if (paused) feed.Publish(LiveChange.Account(id));
        return paused;
    }

    /// <summary>The decrypted session; null when nobody is signed in.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">It was encrypted with another key.</exception>
    public async Task<byte[]?> LoadSessionAsync(int id, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        var stored = await db.Accounts.Where(a => a.Id == id).Select(a => a.Session).SingleOrDefaultAsync(token);
        return stored is null ? null : secrets.Unprotect(id, stored);
    }

    /// <summary>
    /// Keeps the session that the library wants kept. Answers false, and writes nothing, when the account was signed out meanwhile:
    /// a connection that is just ending must not bring a removed session back.
    /// </summary>
    public async Task<bool> SaveSessionAsync(int id, byte[] session, CancellationToken token)
    {
        var stored = secrets.Protect(id, session);
        await using var db = await contexts.CreateDbContextAsync(token);
        return await db.Accounts.Where(a => a.Id == id && a.Session != null)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.Session, stored), token) > 0;
    }

    /// <summary>The library's JSON; null before the first message.</summary>
    public async Task<string?> LoadUpdateStateAsync(int id, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        return await db.Accounts.Where(a => a.Id == id).Select(a => a.UpdateState).SingleOrDefaultAsync(token);
    }

    /// <summary>Call only after everything up to that state has been committed; it also says when an update was last taken in.</summary>
    public async Task SaveUpdateStateAsync(int id, string json, CancellationToken token)
    {
        var now = clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(token);
        await db.Accounts.Where(a => a.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.UpdateState, json).SetProperty(a => a.LastUpdateAt, now), token);
    }

    private static IQueryable<Account> Unpaused(NadiaDbContext db, int id) => db.Accounts.Where(a => a.Id == id && a.State != AccountState.Paused);

    private async Task TellStateAsync(IQueryable<Account> account, int id, AccountState state, string? reason, CancellationToken token)
    {
        if (await WriteStateAsync(account, state, reason, token)) feed.Publish(LiveChange.Account(id));
    }

    /// <returns>True when that was news.</returns>
    private async Task<bool> WriteStateAsync(IQueryable<Account> account, AccountState state, string? reason, CancellationToken token)
    {
        if (reason?.Length > MaxReason) reason = reason[..MaxReason];
        var now = clock.GetUtcNow();
        return await account
            .Where(a => a.State != state || a.StateReason != reason)
            .ExecuteUpdateAsync(set => set
                .SetProperty(a => a.State, state).SetProperty(a => a.StateReason, reason).SetProperty(a => a.UpdatedAt, now), token) > 0;
    }
}
