using Microsoft.AspNetCore.Components;
using Nadia.Core.Customers;
using Nadia.Core.Live;
using Nadia.Web.Components.Shared;
using Nadia.Web.Hosting;

namespace Nadia.Web.Features.Customers;

/// <summary>Everything about one customer. Whatever was read of another one never shows here, however late it comes.</summary>
public sealed partial class CustomerPanel(CustomerReads reads, CurrentActor current, LiveFeed feed, TimeProvider clock, NadiaSettings settings) : IDisposable
{
    private readonly Latest<CustomerDetail> customer = new();
    private LiveRefresh? live;
    private string? shown;

    [Parameter, EditorRequired]
    public string UserId { get; set; } = "";

    private NadiaSettings Settings => settings;

    public void Dispose() => live?.Dispose();

    protected override async Task OnParametersSetAsync()
    {
        if (shown == UserId) return;
        shown = UserId;
        customer.Forget();
        live ??= new LiveRefresh(feed, clock, change => change.Topic == LiveTopic.Customer && change.Key == shown, RefreshAsync);
        await ReadAsync();
    }

    private Task<bool> ReadAsync()
    {
        var userId = UserId;
        return customer.ReadAsync(async () => await reads.FindAsync(userId, await current.GetAsync(), CancellationToken.None));
    }

    private Task RefreshAsync() => InvokeAsync(async () =>
    {
        await ReadAsync();
        StateHasChanged();
    });
}
