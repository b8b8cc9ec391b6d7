using System.Globalization;
using Microsoft.AspNetCore.Components;
using Nadia.Core.Commitments;
using Nadia.Core.Common;
using Nadia.Core.Live;
using Nadia.Web.Components.Shared;
using Nadia.Web.Hosting;

namespace Nadia.Web.Features.Customers.Promises;

/// <summary>The promises to all customers; the address says which. It is read anew when one changes, and every 30 s, for time alone makes one overdue.</summary>
public sealed partial class PromisesPage(CommitmentReads reads, CurrentActor current, LiveFeed feed, TimeProvider clock) : IDisposable
{
    private const int Step = 50;

    private static readonly CommitmentList[] Lists = [CommitmentList.Overdue, CommitmentList.Open, CommitmentList.Proposed, CommitmentList.Closed];

    private readonly Latest<Page<CommitmentView>> pages = new();
    private CommitmentCounts? counts;
    private LiveRefresh? live;
    private CommitmentList? shown;

    [SupplyParameterFromQuery(Name = "show")]
    private string? Show { get; set; }

    public void Dispose() => live?.Dispose();

    protected override async Task OnParametersSetAsync()
    {
        var wanted = Lists.FirstOrDefault(list => Word(list) == Show, CommitmentList.Overdue);
        if (wanted == shown) return;
        shown = wanted;
        pages.Forget();
        live ??= new LiveRefresh(feed, clock, change => change == LiveChange.Commitments, () => InvokeAsync(RefreshAsync));
        await ReadAsync();
    }

    private static string Word(CommitmentList list) => list.ToString().ToLowerInvariant();

    private string Name(CommitmentList list) => list switch
    {
        CommitmentList.Overdue => Words.Fill($"Overdue{In(counts?.Overdue)}"),
        CommitmentList.Open => Words.Fill($"Open{In(counts?.Open)}"),
        CommitmentList.Proposed => Words.Fill($"To confirm{In(counts?.Proposed)}"),
        CommitmentList.Closed => Words.Of("Closed"),
    };

    /// <summary>How many, in brackets; empty while it is not known.</summary>
    private static string In(int? count) => count is null ? "" : string.Create(CultureInfo.InvariantCulture, $" ({count:N0})");

    private string Nothing => shown switch
    {
        CommitmentList.Overdue => Words.Of("Nothing is overdue"),
        CommitmentList.Proposed => Words.Of("Nothing waits to be confirmed"),
        CommitmentList.Closed => Words.Of("Nothing was closed yet"),
        _ => Words.Of("No promise is open"),
    };

    private async Task RefreshAsync()
    {
        await ReadAsync();
        StateHasChanged();
    }

    private Task<bool> ReadAsync() => ReadAsync(Math.Max(Step, pages.Value?.Items.Count ?? 0));

    private Task<bool> MoreAsync() => ReadAsync((pages.Value?.Items.Count ?? 0) + Step);

    private Task<bool> ReadAsync(int count)
    {
        var list = shown!.Value;
        return pages.ReadAsync(async () =>
        {
            var actor = await current.GetAsync();
            if ((await reads.CountAsync(actor, CancellationToken.None)).TryGet(out var all, out _)) counts = all;
            return await UpToAsync(list, count, actor);
        });
    }

    // Always from the first one on: what is shown is one consistent order, though promises change places meanwhile.
    private async Task<Outcome<Page<CommitmentView>>> UpToAsync(CommitmentList list, int count, Actor actor)
    {
        List<CommitmentView> items = [];
        string? next = null;
        do
        {
            var read = await reads.ListAsync(list, next, Math.Min(PageKey.MaxLimit, count - items.Count), actor, CancellationToken.None);
            if (!read.TryGet(out var page, out var refusal)) return refusal;
            items.AddRange(page.Items);
            next = page.Next;
        }
        while (next is not null && items.Count < count);
        return new Page<CommitmentView>(items, next);
    }
}
