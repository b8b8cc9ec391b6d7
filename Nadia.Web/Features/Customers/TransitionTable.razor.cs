using System.Globalization;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using Nadia.Core.Common;
using Nadia.Core.Customers;
using Nadia.Web.Components.Shared;
using Nadia.Web.Hosting;

namespace Nadia.Web.Features.Customers;

/// <summary>The history of one customer, newest first: the rows that came with the detail, and older ones on demand.</summary>
public sealed partial class TransitionTable(CustomerReads reads, CurrentActor current, ISnackbar snackbar)
{
    private const int PageSize = 50;
    private const int OnDetail = 20;
    private readonly SortedDictionary<long, TransitionView> rows = new(Comparer<long>.Create((a, b) => b.CompareTo(a)));
    private string? next;
    private bool opened;

    [Parameter, EditorRequired]
    public string UserId { get; set; } = "";

    /// <summary>The newest rows.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<TransitionView> Latest { get; set; } = [];

    private TransitionView[] Rows => [.. rows.Values];

    protected override void OnParametersSet()
    {
        // History is append-only: rows once read stay true, so newer ones are simply added to them.
        foreach (var row in Latest) rows[row.Id] = row;
        if (!opened && Latest.Count == OnDetail) next = Key(Latest[^1]);
        opened = true;
    }

    private async Task MoreAsync()
    {
        var read = await Attempt.ReadAsync(async () => await reads.HistoryAsync(UserId, next, PageSize, await current.GetAsync(), CancellationToken.None));
        if (!read.TryGet(out var page, out var refusal))
        {
            snackbar.Refuse(refusal);
            return;
        }

        foreach (var row in page.Items) rows[row.Id] = row;
        next = page.Next;
    }

    private static string Key(TransitionView row) => new PageKey(row.CreatedAt, row.Id.ToString(CultureInfo.InvariantCulture)).ToString();
}
