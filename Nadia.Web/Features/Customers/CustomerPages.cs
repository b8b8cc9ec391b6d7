using Nadia.Core.Common;
using Nadia.Core.Customers;
using Nadia.Web.Components.Shared;
using Nadia.Web.Hosting;

namespace Nadia.Web.Features.Customers;

/// <summary>The customers of one search, as far as they were asked for; it grows by key, never by offset.</summary>
public sealed class CustomerPages(CustomerReads reads, CurrentActor current)
{
    private const int PageSize = 50;
    private readonly Latest<Page<CustomerSummary>> shown = new();
    private CustomerQuery? query;

    public IReadOnlyList<CustomerSummary>? Items => shown.Value?.Items;

    public bool HasMore => shown.Value?.Next is not null;

    public bool IsLoading => shown.IsLoading;

    public Refusal? Problem => shown.Problem;

    /// <summary>Starts another search; what was shown stays until the answer is there.</summary>
    public Task SearchAsync(CustomerQuery wanted)
    {
        query = wanted;
        return ReadAsync(PageSize);
    }

    /// <summary>Reads again as many as are shown.</summary>
    public Task RefreshAsync() => ReadAsync(Math.Max(PageSize, Items?.Count ?? 0));

    public Task MoreAsync() => ReadAsync((Items?.Count ?? 0) + PageSize);

    private Task ReadAsync(int count) => query is { } wanted ? shown.ReadAsync(() => UpToAsync(wanted, count)) : Task.CompletedTask;

    // Always from the first one on: what is shown is one consistent order, though customers change places meanwhile.
    private async Task<Outcome<Page<CustomerSummary>>> UpToAsync(CustomerQuery wanted, int count)
    {
        var actor = await current.GetAsync();
        List<CustomerSummary> items = [];
        string? next = null;
        do
        {
            var limit = Math.Min(PageKey.MaxLimit, count - items.Count);
            var read = await reads.SearchAsync(wanted.Text, wanted.Status, next, limit, actor, CancellationToken.None);
            if (!read.TryGet(out var page, out var refusal)) return refusal;
            items.AddRange(page.Items);
            next = page.Next;
        }
        while (next is not null && items.Count < count);
        return new Page<CustomerSummary>(items, next);
    }
}
