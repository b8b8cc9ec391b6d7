using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Data;
using Nadia.Core.Live;
using Nadia.Core.Team;

namespace Nadia.Core.Customers.Facts;

/// <summary>What people decide on facts. The customer's row is held for each change, so that of two clicks at once one is first and limits hold.</summary>
public sealed class FactService(IDbContextFactory<NadiaDbContext> contexts, LiveFeed feed, TimeProvider clock)
{
    /// <summary>From now on the drafts know it. Keeping what is kept changes nothing.</summary>
    /// <returns>Refusals: Forbidden, NotFound, AlreadySettled, Invalid (there are too many).</returns>
    public Task<Outcome<Done>> KeepAsync(long id, Actor actor, CancellationToken token) => ChangeAsync(id, "keep", actor, async (db, fact, now) =>
    {
        if (fact.State == FactState.Proposed && await IsFullAsync(db, fact.CustomerId, token)) return FactRules.Full();
        return fact.Settle(FactState.Proposed, FactState.Kept, actor, now);
    }, token);

    /// <summary>It is not wanted, and the same is not proposed again.</summary>
    /// <returns>Refusals: Forbidden, NotFound, AlreadySettled.</returns>
    public Task<Outcome<Done>> DropAsync(long id, Actor actor, CancellationToken token) =>
        ChangeAsync(id, "drop", actor, (_, fact, now) => Task.FromResult(fact.Settle(FactState.Proposed, FactState.Dropped, actor, now)), token);

    /// <summary>It held once and does not hold any more.</summary>
    /// <returns>Refusals: Forbidden, NotFound, AlreadySettled.</returns>
    public Task<Outcome<Done>> RetireAsync(long id, Actor actor, CancellationToken token) =>
        ChangeAsync(id, "retire", actor, (_, fact, now) => Task.FromResult(fact.Settle(FactState.Kept, FactState.Retired, actor, now)), token);

    /// <summary>Says a kept fact in other words.</summary>
    /// <param name="seen">The text the person looked at; when it is another one by now, nothing is overwritten.</param>
    /// <returns>Refusals: Forbidden, Invalid, NotFound, AlreadySettled, Changed.</returns>
    public async Task<Outcome<Done>> EditAsync(long id, string seen, string text, Actor actor, CancellationToken token)
    {
        if (FactRules.Text(text) is { } broken) return broken;
        return await ChangeAsync(id, "edit", actor, async (db, fact, now) =>
        {
            if (fact.State != FactState.Kept) return FactRules.Settled(fact.State, fact.DecidedBy ?? fact.CreatedBy);
            if (fact.Text != seen) return new Changed(Words.Of("The fact"));
            var key = FactRules.KeyOf(text);
            if (await db.CustomerFacts.AnyAsync(f => f.CustomerId == fact.CustomerId && f.Key == key && f.Id != id, token)) return FactRules.Known();
            (fact.Text, fact.Key, fact.DecidedBy, fact.DecidedAt) = (text.Trim(), key, actor.Name, now);
            return true;
        }, token);
    }

    /// <summary>Adds what a person knows. One that was proposed, dropped or retired before stands from now on.</summary>
    /// <returns>Refusals: Forbidden, Invalid, NotFound.</returns>
    public async Task<Outcome<Done>> AddAsync(string userId, string text, Actor actor, CancellationToken token)
    {
        if ((actor.MustReview(Words.Of("note facts of a customer")) ?? CustomerRules.UserId(userId) ?? FactRules.Text(text)) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        if (await db.LockCustomerAsync(userId, token) is not { } customer) return new NotFound(Words.Of("The customer"));
        var (now, key) = (clock.GetUtcNow(), FactRules.KeyOf(text));
        var fact = await db.CustomerFacts.SingleOrDefaultAsync(f => f.CustomerId == customer.Id && f.Key == key, token);
        if (fact?.State == FactState.Kept) return FactRules.Known();
        if (await IsFullAsync(db, customer.Id, token)) return FactRules.Full();
        if (fact is null) db.CustomerFacts.Add(fact = new() { CustomerId = customer.Id, Text = "", Key = key, CreatedBy = actor.Name, CreatedAt = now });
        (fact.Text, fact.State, fact.DecidedBy, fact.DecidedAt) = (text.Trim(), FactState.Kept, actor.Name, now);
        db.Record(actor, "customer_fact.add", $"customer:{userId}", now);
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        feed.Publish(LiveChange.Customer(userId));
        return Done.It;
    }

    private static async Task<bool> IsFullAsync(NadiaDbContext db, long customerId, CancellationToken token) =>
        await db.CustomerFacts.CountAsync(f => f.CustomerId == customerId && f.State == FactState.Kept, token) >= FactRules.MaxKept;

    private async Task<Outcome<Done>> ChangeAsync(
        long id, string verb, Actor actor, Func<NadiaDbContext, CustomerFact, DateTimeOffset, Task<Outcome<bool>>> change, CancellationToken token)
    {
        if (actor.MustReview(Words.Of("change facts of a customer")) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        var customer = await db.LockCustomerAsync(db.CustomerFacts.Where(f => f.Id == id).Select(f => f.CustomerId), token);
        if (customer is null) return new NotFound(Words.Of("The fact"));
        var fact = await db.CustomerFacts.SingleAsync(f => f.Id == id, token);
        var now = clock.GetUtcNow();
        if (!(await change(db, fact, now)).TryGet(out var changed, out refusal)) return refusal;
        if (!changed) return Done.It;
        db.Record(actor, $"customer_fact.{verb}", $"customer:{customer.UserId}", now, $"fact:{id}");
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        feed.Publish(LiveChange.Customer(customer.UserId));
        return Done.It;
    }
}
