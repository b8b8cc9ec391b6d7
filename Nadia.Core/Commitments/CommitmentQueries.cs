using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Nadia.Core.Customers;
using Nadia.Core.Data;

namespace Nadia.Core.Commitments;

internal static class CommitmentQueries
{
    /// <summary>More are not told to a model: the nearest matter most.</summary>
    private const int MaxTold = 10;

    public static Expression<Func<Commitment, Customer, CommitmentView>> ToView { get; } = (c, customer) => new CommitmentView(
        c.Id, c.Text, c.Quote, c.DueAt, c.State, c.Source, c.CreatedBy, c.CreatedAt, c.DecidedBy, c.DecidedAt)
    {
        UserId = customer.UserId,
        CustomerName = customer.Nickname ?? customer.Name ?? customer.UserId,
    };

    /// <summary>What is owed to the customer or waits to be confirmed, the next due first.</summary>
    public static Task<List<CommitmentView>> CommitmentsOfAsync(this NadiaDbContext db, long customerId, CancellationToken token) =>
        db.Commitments.AsNoTracking()
            .Where(c => c.CustomerId == customerId && (c.State == CommitmentState.Open || c.State == CommitmentState.Proposed))
            .OrderBy(c => c.DueAt).ThenBy(c => c.Id)
            .Take(CommitmentRules.MaxOpen * 2)
            .Join(db.Customers, c => c.CustomerId, customer => customer.Id, ToView)
            .ToListAsync(token);

    /// <summary>What is owed to the customer, as a draft is told it, the next due first.</summary>
    public static Task<List<OpenPromise>> OpenPromisesAsync(this NadiaDbContext db, long customerId, CancellationToken token) =>
        db.Commitments.AsNoTracking()
            .Where(c => c.CustomerId == customerId && c.State == CommitmentState.Open)
            .OrderBy(c => c.DueAt).ThenBy(c => c.Id)
            .Take(MaxTold)
            .Select(c => new OpenPromise(c.Text, c.DueAt!.Value))
            .ToListAsync(token);
}
