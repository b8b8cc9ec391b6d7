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
    private readonly HashSet<CustomerQuery> asked = [];
    private readonly CustomerPages pages = new(reads, current);
    private CustomerQuery query = new(null, null);
    private CancellationTokenSource debounce = new();
    private LiveRefresh? live;
    private string? typed;
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
        var own = asked.Remove(wanted);
        if (started && wanted == query) return;
        (started, query) = (true, wanted);
        // What this page asked for itself may be behind what is typed by now; any other address (a link, Back) says what the field shows.
        if (!own) typed = wanted.Text;
        live ??= new LiveRefresh(feed, clock, change => change.Topic == LiveTopic.Customer, RefreshAsync, TimeSpan.FromSeconds(1));
        await pages.SearchAsync(wanted);
    }

    private Task RefreshAsync() => InvokeAsync(async () =>
    {
        await pages.RefreshAsync();
        StateHasChanged();
    });

    // Bound, not set by hand: then a slow answer to one letter never takes back the next one.
    private async Task LookSoonAsync()
    {
        await Task.Delay(Typing, clock, Restart());
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
        Restart();
        asked.Add(wanted);
        navigation.NavigateTo(wanted.Address(UserId), replace: true);
    }

    private CancellationToken Restart()
    {
        debounce.Cancel();
        debounce.Dispose();
        debounce = new();
        return debounce.Token;
    }
}
