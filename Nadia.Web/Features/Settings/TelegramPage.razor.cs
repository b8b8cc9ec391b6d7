using Nadia.Core.Accounts;
using Nadia.Core.Common;
using Nadia.Core.Live;
using Nadia.Web.Components.Shared;

namespace Nadia.Web.Features.Settings;

/// <summary>The accounts and how they do.</summary>
public sealed partial class TelegramPage(AccountStore store, LiveFeed feed, TimeProvider clock) : IDisposable
{
    private readonly Latest<List<AccountView>> accounts = new();
    private LiveRefresh? live;

    public void Dispose() => live?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        live = new LiveRefresh(feed, clock, change => change.Topic is LiveTopic.Account or LiveTopic.Everything, () => InvokeAsync(async () =>
        {
            await ReadAsync();
            StateHasChanged();
        }));
        await ReadAsync();
    }

    private Task<bool> ReadAsync() => accounts.ReadAsync(async () => (await store.ListAsync(CancellationToken.None)).ToList());
}
