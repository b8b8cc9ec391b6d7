using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Data;
using Nadia.Core.Delivery.Risk;
using Nadia.Core.Live;
using Nadia.Core.Team;

namespace Nadia.Core.Accounts;

/// <summary>
/// Who is signed in on Telegram. An installation works with one login at a time; another person's earlier one keeps its
/// row, because its conversations belong to it, and loses its session.
/// </summary>
public sealed class TelegramAccounts(IDbContextFactory<NadiaDbContext> contexts, AccountSecrets secrets, LiveFeed feed, TimeProvider clock)
{
    /// <summary>Stands for the account's id until somebody has signed in for the first time.</summary>
    private const string Unclaimed = "unclaimed";

    /// <summary>The account to work with: the one that is signed in, else the last one that was; null before the first.</summary>
    public async Task<AccountView?> FindAsync(CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        return await Current(db).Select(AccountReads.View).FirstOrDefaultAsync(token);
    }

    /// <summary>As <see cref="FindAsync"/>, else a new row to sign in with.</summary>
    public async Task<int> CurrentAsync(CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        return await Current(db).Select(a => (int?)a.Id).FirstOrDefaultAsync(token) ?? await db.EnsureAccountAsync(
            ChannelKind.Telegram, Unclaimed, "Telegram", AccountState.SignedOut, clock.GetUtcNow(), token);
    }

    /// <summary>Keeps a finished login. The same account continues where its updates were left; answers the account's id.</summary>
    public async Task<Outcome<int>> SignedInAsync(TelegramPerson person, byte[] session, Actor actor, CancellationToken token)
    {
        if (actor.MustAdminister(Words.Of("sign in to Telegram")) is { } refusal) return refusal;
        var now = clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        var account = await ClaimAsync(db, person.Id, person.Name, now, token);
        var others = await db.Accounts.Where(a => a.Channel == ChannelKind.Telegram && a.Id != account.Id && a.Session != null).ToListAsync(token);
        foreach (var other in others) Close(other, $"{person.Name} is signed in instead.", now);
        (account.Name, account.Username, account.Phone) = (person.Name, person.Username, person.Phone);
        account.Session = secrets.Protect(account.Id, session);
        (account.State, account.StateReason, account.UpdatedAt) = (AccountState.Connecting, null, now);
        db.Record(actor, "telegram.sign-in", $"account:{account.Id}", now);
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        feed.Publish([LiveChange.Account(account.Id), .. others.Select(o => LiveChange.Account(o.Id))]);
        return account.Id;
    }

    /// <summary>Removes the session, so that whichever node runs the account lets go of it. Answers the removed session, so that Telegram can be told.</summary>
    public async Task<Outcome<byte[]>> SignOutAsync(int id, Actor actor, CancellationToken token)
    {
        if (actor.MustAdminister(Words.Of("sign out of Telegram")) is { } refusal) return refusal;
        var now = clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        if (await LockAsync(db, id, token) is not { Session: { } stored } account) return new NotFound(Words.Of("A signed-in account"));
        Close(account, $"Signed out by {actor.Name}.", now);
        db.Record(actor, "telegram.sign-out", $"account:{id}", now);
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        feed.Publish(LiveChange.Account(id));
        return secrets.TryUnprotect(id, stored) ?? [];
    }

    /// <summary>A person says that a paused account may try again. What Telegram or the governor held against it until now pauses it no more.</summary>
    public async Task<Outcome<Done>> ResumeAsync(int id, Actor actor, CancellationToken token)
    {
        if (actor.MustAdminister(Words.Of("resume the account")) is { } refusal) return refusal;
        var now = clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        if (await LockAsync(db, id, token) is not { State: AccountState.Paused, Session: not null } account) return new NotFound(Words.Of("A paused account"));
        (account.State, account.StateReason, account.UpdatedAt) = (AccountState.Connecting, null, now);
        db.Record(actor, "telegram.resume", $"account:{id}", now);
        await db.SaveChangesAsync(token);
        await db.ForgiveAsync(id, actor, now, token);
        await transaction.CommitAsync(token);
        feed.Publish(LiveChange.Account(id), LiveChange.Sending);
        return Done.It;
    }

    private static IQueryable<Account> Current(NadiaDbContext db) => db.Accounts.AsNoTracking()
        .Where(a => a.Channel == ChannelKind.Telegram)
        .OrderByDescending(a => a.Session != null).ThenByDescending(a => a.UpdatedAt).ThenByDescending(a => a.Id);

    private static async Task<Account> ClaimAsync(NadiaDbContext db, string externalId, string name, DateTimeOffset now, CancellationToken token)
    {
        await db.Accounts
            .Where(a => a.Channel == ChannelKind.Telegram && a.ExternalId == Unclaimed
                && !db.Accounts.Any(b => b.Channel == ChannelKind.Telegram && b.ExternalId == externalId))
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.ExternalId, externalId), token);
        var id = await db.EnsureAccountAsync(ChannelKind.Telegram, externalId, name, AccountState.SignedOut, now, token);
        return (await LockAsync(db, id, token))!;
    }

    private static async Task<Account?> LockAsync(NadiaDbContext db, int id, CancellationToken token) =>
        (await db.Accounts.FromSql($"SELECT *, xmin FROM accounts WHERE id = {id} FOR UPDATE").ToListAsync(token)).SingleOrDefault();

    private static void Close(Account account, string reason, DateTimeOffset now)
    {
        account.Session = null;
        (account.State, account.StateReason, account.UpdatedAt) = (AccountState.SignedOut, reason, now);
    }
}
