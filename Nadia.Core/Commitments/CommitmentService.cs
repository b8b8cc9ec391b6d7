using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Customers;
using Nadia.Core.Data;
using Nadia.Core.Live;
using Nadia.Core.Team;

namespace Nadia.Core.Commitments;

/// <summary>What people decide on promises. The customer's row is held for each change, so that of two clicks at once one is first and limits hold.</summary>
public sealed class CommitmentService(IDbContextFactory<NadiaDbContext> contexts, LiveFeed feed, TimeProvider clock)
{
    /// <summary>The business owes it from now on.</summary>
    /// <returns>Refusals: Forbidden, NotFound, AlreadySettled, Invalid (it has no time, or there are too many).</returns>
    public Task<Outcome<Done>> ConfirmAsync(long id, Actor actor, CancellationToken token) => ChangeAsync(id, "confirm", actor, async (db, promise, now) =>
        promise.State == CommitmentState.Proposed && await IsFullAsync(db, promise.CustomerId, token)
            ? CommitmentRules.Full()
            : promise.Settle(CommitmentState.Proposed, CommitmentState.Open, actor, now), token);

    /// <summary>It was no promise.</summary>
    /// <returns>Refusals: Forbidden, NotFound, AlreadySettled.</returns>
    public Task<Outcome<Done>> DismissAsync(long id, Actor actor, CancellationToken token) =>
        SettleAsync(id, "dismiss", CommitmentState.Proposed, CommitmentState.Dismissed, actor, token);

    /// <summary>It is kept.</summary>
    /// <returns>Refusals: Forbidden, NotFound, AlreadySettled.</returns>
    public Task<Outcome<Done>> DoneAsync(long id, Actor actor, CancellationToken token) =>
        SettleAsync(id, "done", CommitmentState.Open, CommitmentState.Done, actor, token);

    /// <summary>It is not owed any more.</summary>
    /// <returns>Refusals: Forbidden, NotFound, AlreadySettled.</returns>
    public Task<Outcome<Done>> CancelAsync(long id, Actor actor, CancellationToken token) =>
        SettleAsync(id, "cancel", CommitmentState.Open, CommitmentState.Cancelled, actor, token);

    /// <summary>It was closed by mistake and is owed again.</summary>
    /// <returns>Refusals: Forbidden, NotFound, AlreadySettled, Invalid (there are too many).</returns>
    public Task<Outcome<Done>> ReopenAsync(long id, Actor actor, CancellationToken token) => ChangeAsync(id, "reopen", actor, async (db, promise, now) =>
    {
        if (promise.State != CommitmentState.Open && await IsFullAsync(db, promise.CustomerId, token)) return CommitmentRules.Full();
        var from = promise.State == CommitmentState.Cancelled ? CommitmentState.Cancelled : CommitmentState.Done;
        return promise.Settle(from, CommitmentState.Open, actor, now);
    }, token);

    /// <summary>Says what is owed in other words or at another time; a proposed one is confirmed by it.</summary>
    /// <param name="seen">What the person looked at; when it is something else by now, nothing is overwritten.</param>
    /// <returns>Refusals: Forbidden, Invalid, NotFound, AlreadySettled, Changed.</returns>
    public async Task<Outcome<Done>> EditAsync(long id, CommitmentView seen, CommitmentWish wish, Actor actor, CancellationToken token)
    {
        if (Check(wish) is { } broken) return broken;
        return await ChangeAsync(id, "edit", actor, async (db, promise, now) =>
        {
            if ((promise.Text, promise.DueAt, promise.State) != (seen.Text, seen.DueAt, seen.State)) return new Changed(Words.Of("The promise"));
            if (promise.State == CommitmentState.Proposed && await IsFullAsync(db, promise.CustomerId, token)) return CommitmentRules.Full();
            return promise.Rewrite(wish, actor, now);
        }, token);
    }

    /// <summary>Notes what was promised elsewhere, on the telephone for instance.</summary>
    /// <returns>Refusals: Forbidden, Invalid, NotFound.</returns>
    public async Task<Outcome<Done>> AddAsync(string userId, CommitmentWish wish, Actor actor, CancellationToken token)
    {
        if ((actor.MustReview(Words.Of("note promises")) ?? CustomerRules.UserId(userId) ?? Check(wish)) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        if (await db.LockCustomerAsync(userId, token) is not { } customer) return new NotFound(Words.Of("The customer"));
        if (await IsFullAsync(db, customer.Id, token)) return CommitmentRules.Full();
        var now = clock.GetUtcNow();
        db.Commitments.Add(new()
        {
            CustomerId = customer.Id,
            Text = wish.Text.Trim(),
            DueAt = wish.DueAt.ToUniversalTime(),
            State = CommitmentState.Open,
            Source = CommitmentSource.Person,
            CreatedById = actor.Id,
            CreatedBy = actor.Name,
            CreatedAt = now,
        });
        await SaveAsync(db, customer, "add", null, actor, now, token);
        await transaction.CommitAsync(token);
        Publish(userId);
        return Done.It;
    }

    private Invalid? Check(CommitmentWish wish) => CommitmentRules.Text(wish.Text) ?? CommitmentRules.Due(wish.DueAt, clock.GetUtcNow());

    private static async Task<bool> IsFullAsync(NadiaDbContext db, long customerId, CancellationToken token) =>
        await db.Commitments.CountAsync(c => c.CustomerId == customerId && c.State == CommitmentState.Open, token) >= CommitmentRules.MaxOpen;

    private Task<Outcome<Done>> SettleAsync(long id, string verb, CommitmentState from, CommitmentState to, Actor actor, CancellationToken token) =>
        ChangeAsync(id, verb, actor, (_, promise, now) => Task.FromResult(promise.Settle(from, to, actor, now)), token);

    private async Task<Outcome<Done>> ChangeAsync(
        long id, string verb, Actor actor, Func<NadiaDbContext, Commitment, DateTimeOffset, Task<Outcome<bool>>> change, CancellationToken token)
    {
        if (actor.MustReview(Words.Of("change promises")) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        var customer = await db.LockCustomerAsync(db.Commitments.Where(c => c.Id == id).Select(c => c.CustomerId), token);
        if (customer is null || await db.Commitments.SingleOrDefaultAsync(c => c.Id == id, token) is not { } promise) return new NotFound(Words.Of("The promise"));
        var now = clock.GetUtcNow();
        if (!(await change(db, promise, now)).TryGet(out var changed, out refusal)) return refusal;
        if (!changed) return Done.It;
        await SaveAsync(db, customer, verb, id, actor, now, token);
        await transaction.CommitAsync(token);
        Publish(customer.UserId);
        return Done.It;
    }

    private static Task<int> SaveAsync(NadiaDbContext db, Customer customer, string verb, long? id, Actor actor, DateTimeOffset now, CancellationToken token)
    {
        db.Record(actor, $"commitment.{verb}", $"customer:{customer.UserId}", now, id is null ? null : $"commitment:{id}");
        return db.SaveChangesAsync(token);
    }

    private void Publish(string userId) => feed.Publish(LiveChange.Customer(userId), LiveChange.Commitments);
}
