using Nadia.Core.Accounts;
using Nadia.Core.Common;
using Nadia.Web.Components.Shared;

namespace Nadia.Web.Features.Settings;

/// <summary>The accounts and how they do.</summary>
public sealed partial class TelegramPage(AccountStore store)
{
    private IReadOnlyList<AccountView>? accounts;
    private bool failed;

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        try
        {
            (accounts, failed) = (await store.ListAsync(CancellationToken.None), false);
        }
        catch (Exception e) when (e.IsDatabaseAway())
        {
            failed = true;
        }
    }

    private static string Say(AccountState state) => state switch
    {
        AccountState.SignedOut => "Signed out",
        AccountState.Connecting => "Connecting",
        AccountState.Connected => "Connected",
        AccountState.Paused => "Paused",
        _ => state.ToString(),
    };

    private static string Colour(AccountState state) => state switch
    {
        AccountState.Connected => "pill-good",
        AccountState.Connecting => "pill-info",
        AccountState.Paused => "pill-bad",
        _ => "",
    };
}
