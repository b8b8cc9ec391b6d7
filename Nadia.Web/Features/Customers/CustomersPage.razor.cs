using Microsoft.AspNetCore.Components;
using Nadia.Core.Customers;
using Nadia.Core.Live;
using Nadia.Web.Components.Shared;
using Nadia.Web.Hosting;

namespace Nadia.Web.Features.Customers;

/// <summary>Everybody who wrote, with one of them open. The address holds the search, the filter and who is open.</summary>
public sealed partial class CustomersPage(
    CustomerReads reads, CurrentActor current, LiveFeed feed, NavigationManager navigation, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Typing = TimeSpan.FromMilliseconds(250);
    private readonly CustomerPages pages = new(reads, current);
    private CustomerQuery query = new(null, null);
    private CancellationTokenSource debounce = new();
    private LiveRefresh? live;
    private string? typed;
    private string? looked;
    private bool started;

    [Parameter]
    public string? UserId { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "status")]
    private string? Status { get; set; }

    public void Dispose()
    {
        live?.Dispose();
        debounce.Cancel();
        debounce.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        var wanted = CustomerQuery.From(Search, Status);
        if (started && wanted == query) return;
        (started, query) = (true, wanted);
        // What this page itself asked for comes back late and must not overwrite what was typed since.
        if (wanted.Text != looked) (typed, looked) = (wanted.Text, wanted.Text);
        live ??= new LiveRefresh(feed, clock, change => change.Topic == LiveTopic.Customer, RefreshAsync, TimeSpan.FromSeconds(1));
        await pages.SearchAsync(wanted);
    }

    private Task RefreshAsync() => InvokeAsync(async () =>
    {
        await pages.RefreshAsync();
        StateHasChanged();
    });

    private async Task TypeAsync(ChangeEventArgs e)
    {
        typed = e.Value as string;
        await debounce.CancelAsync();
        debounce.Dispose();
        debounce = new();
        await Task.Delay(Typing, clock, debounce.Token);
        Look(CustomerQuery.From(typed, Status));
    }

    private void Filter(ChangeEventArgs e) => Look(CustomerQuery.From(typed, e.Value as string));

    private void Clear()
    {
        typed = null;
        Look(new(null, null));
    }

    private void Look(CustomerQuery wanted)
    {
        looked = wanted.Text;
        navigation.NavigateTo(wanted.Address(UserId), replace: true);
    }
}
