using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Data;
using Nadia.Core.Live;
using Nadia.Core.Team;

namespace Nadia.Core.Customers;

/// <summary>What people change about a customer. The customer row is held for each change, so a hundred at once form one chain.</summary>
public sealed class CustomerService(IDbContextFactory<NadiaDbContext> contexts, LiveFeed feed, TimeProvider clock)
{
    /// <summary>
    /// Moves the customer and adds to their LTV; the change and its history row are one transaction.
    /// The same status without an LTV change succeeds and writes nothing. An unknown customer starts as PROSPECT with 0.00.
    /// </summary>
    /// <returns>Refusals: Forbidden, Invalid, NotFound (of an attention check), WouldGoNegative, Changed.</returns>
    public async Task<Outcome<StatusChanged>> ChangeStatusAsync(StatusChange change, Actor actor, CancellationToken token)
    {
        if ((actor.MustAdminister(Words.Of("change a customer's status")) ?? Check(change)) is { } refusal) return refusal;
        try
        {
            return await ChangeOnceAsync(change, actor, token);
        }
        catch (DbUpdateException e) when (e.IsUniqueViolation())
        {
            // The same idempotency key was committed by a request that ran beside this one: answer as that one did.
            return await ChangeOnceAsync(change, actor, token);
        }
    }

    /// <summary>Sets or, with a blank, clears what the team calls the customer.</summary>
    /// <returns>Refusals: Forbidden, Invalid, NotFound (of an attention check).</returns>
    public async Task<Outcome<Done>> RenameAsync(string userId, string? nickname, Actor actor, CancellationToken token)
    {
        if ((actor.MustReview(Words.Of("name a customer")) ?? CustomerRules.UserId(userId) ?? CustomerRules.Nickname(nickname)) is { } refusal)
        {
            return refusal;
        }

        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        if (await LockOrCreateAsync(db, userId, actor, token) is not { } customer) return new NotFound(Words.Of("The customer"));
        var now = clock.GetUtcNow();
        customer.Rename(nickname, now);
        db.Record(actor, "customer.rename", $"customer:{userId}", now);
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        feed.Publish(LiveChange.Customer(userId));
        return Done.It;
    }

    private async Task<Outcome<StatusChanged>> ChangeOnceAsync(StatusChange change, Actor actor, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        if (await LockOrCreateAsync(db, change.UserId, actor, token) is not { } customer) return new NotFound(Words.Of("The customer"));
        var recalled = await Idempotency.RecallAsync<StatusChanged>(db, actor, change.IdempotencyKey, change, token);
        if (!recalled.TryGet(out var first, out var refusal)) return refusal;
        if (first is not null) return first;
        if (change.Seen is { } seen && seen != customer.Standing) return new Changed(Words.Of("The customer"));

        var now = clock.GetUtcNow();
        var before = customer.Status;
        if (!customer.Change(change, actor, now).TryGet(out var transition, out refusal)) return refusal;
        if (transition is not null) db.StatusTransitions.Add(transition);
        var answer = new StatusChanged(
            change.UserId, before, change.NewStatus, change.LtvChange, customer.LtvUsd, transition?.Reason ?? change.Reason);
        Idempotency.Remember(db, actor, change.IdempotencyKey, change, answer, now);
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        feed.Publish(LiveChange.Customer(change.UserId));
        return answer;
    }

    /// <summary>Null when a person means the invented customer of an attention check, who has no status and no value; a program means a real one, which takes the id over.</summary>
    private async Task<Customer?> LockOrCreateAsync(NadiaDbContext db, string userId, Actor actor, CancellationToken token)
    {
        if (await db.LockCustomerAsync(userId, token) is { } known) return known;
        if (actor.Kind == ActorKind.Person && await db.Customers.IgnoreQueryFilters().AnyAsync(c => c.UserId == userId && c.IsInvented, token)) return null;
        await db.InsertCustomerAsync(userId, clock.GetUtcNow(), token);
        return await db.LockCustomerAsync(userId, token);
    }

    private static Invalid? Check(StatusChange change) =>
        CustomerRules.UserId(change.UserId)
        ?? LtvRules.Check(change.LtvChange)
        ?? CustomerRules.Reason(change.Reason)
        ?? Idempotency.Check(change.IdempotencyKey);
}
