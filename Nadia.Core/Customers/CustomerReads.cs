using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Nadia.Core.Commitments;
using Nadia.Core.Common;
using Nadia.Core.Customers.Facts;
using Nadia.Core.Data;

namespace Nadia.Core.Customers;

/// <summary>What people see of customers.</summary>
public sealed class CustomerReads(IDbContextFactory<NadiaDbContext> contexts)
{
    private const int HistoryOnDetail = 20;

    /// <returns>Refusals: Forbidden, Invalid, NotFound.</returns>
    public async Task<Outcome<CustomerDetail>> FindAsync(string userId, Actor actor, CancellationToken token)
    {
        if ((actor.MustReview(Words.Of("see customers")) ?? CustomerRules.UserId(userId)) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        var customer = await db.Customers.WithChecksFor(actor).AsNoTracking().SingleOrDefaultAsync(c => c.UserId == userId, token);
        if (customer is null) return new NotFound(Words.Of("The customer"));
        var history = await HistoryOf(db, customer.Id).Take(HistoryOnDetail).ToListAsync(token);
        return new CustomerDetail(
            customer.UserId, customer.Nickname, customer.Name, customer.Username, customer.Language, customer.Notes,
            customer.Status, customer.LtvUsd, customer.SilencedAt, customer.SilencedBy, customer.CreatedAt, customer.UpdatedAt, history)
        {
            Facts = await db.FactsOfAsync(customer.Id, token),
            Promises = await db.CommitmentsOfAsync(customer.Id, token),
        };
    }

    /// <summary>Customers whose id or names contain <paramref name="text"/>, latest changed first.</summary>
    /// <param name="limit">1 to 100.</param>
    public async Task<Outcome<Page<CustomerSummary>>> SearchAsync(
        string? text, CustomerStatus? status, string? after, int limit, Actor actor, CancellationToken token)
    {
        var refusal = actor.MustReview(Words.Of("see customers")) ?? PageKey.CheckLimit(limit) ?? TextRules.Optional("search", text, 100);
        if (refusal is not null) return refusal;
        if (!PageKey.Parse(after, IsId).TryGet(out var key, out refusal)) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        var rows = await Matching(db, text, status, key)
            .OrderByDescending(c => c.UpdatedAt).ThenByDescending(c => c.Id)
            .Take(limit + 1)
            .Select(c => new
            {
                c.Id,
                Row = new CustomerSummary(c.UserId, c.Nickname, c.Name, c.Status, c.LtvUsd, c.SilencedAt != null, c.UpdatedAt),
            })
            .ToListAsync(token);
        var items = rows.Take(limit).ToList();
        var next = rows.Count > limit
            ? new PageKey(items[^1].Row.UpdatedAt, items[^1].Id.ToString(CultureInfo.InvariantCulture)).ToString()
            : null;
        return new Page<CustomerSummary>([.. items.Select(i => i.Row)], next);
    }

    /// <summary>The customer's history, newest first; empty for an unknown customer.</summary>
    /// <param name="limit">1 to 100.</param>
    public async Task<Outcome<Page<TransitionView>>> HistoryAsync(
        string userId, string? after, int limit, Actor actor, CancellationToken token)
    {
        var refusal = actor.MustReview(Words.Of("see customers")) ?? CustomerRules.UserId(userId) ?? PageKey.CheckLimit(limit);
        if (refusal is not null) return refusal;
        if (!PageKey.Parse(after, IsId).TryGet(out var key, out refusal)) return refusal;
        var before = key is null ? long.MaxValue : long.TryParse(key.Id, out var id) ? id : 0;
        await using var db = await contexts.CreateDbContextAsync(token);
        var customerId = await db.Customers.Where(c => c.UserId == userId).Select(c => (long?)c.Id).SingleOrDefaultAsync(token);
        if (customerId is null) return new Page<TransitionView>([], null);
        var rows = await HistoryOf(db, customerId.Value, before).Take(limit + 1).ToListAsync(token);
        var items = rows.Take(limit).ToList();
        var next = rows.Count > limit
            ? new PageKey(items[^1].CreatedAt, items[^1].Id.ToString(CultureInfo.InvariantCulture)).ToString()
            : null;
        return new Page<TransitionView>(items, next);
    }

    private static bool IsId(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static IQueryable<TransitionView> HistoryOf(NadiaDbContext db, long customerId, long before = long.MaxValue) =>
        db.StatusTransitions.AsNoTracking()
            .Where(t => t.CustomerId == customerId && t.Id < before)
            .OrderByDescending(t => t.Id)
            .Select(t => new TransitionView(
                t.Id, t.PreviousStatus, t.NewStatus, t.LtvChange, t.LtvAfter, t.Reason, t.ActorName, t.Automated, t.CreatedAt));

    private static IQueryable<Customer> Matching(NadiaDbContext db, string? text, CustomerStatus? status, PageKey? key)
    {
        var customers = db.Customers.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(text))
        {
            var pattern = $"%{Escape(text.Trim().ToLowerInvariant())}%";
            customers = customers.Where(c => EF.Functions.Like(c.SearchText, pattern, "\\"));
        }

        if (status is not null) customers = customers.Where(c => c.Status == status);
        if (key is null || !long.TryParse(key.Id, out var id)) return customers;
        return customers.Where(c => c.UpdatedAt < key.At || (c.UpdatedAt == key.At && c.Id < id));
    }

    private static string Escape(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("%", "\\%", StringComparison.Ordinal)
        .Replace("_", "\\_", StringComparison.Ordinal);
}
