using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using MudBlazor;
using Nadia.Web.Components.Shared;

namespace Nadia.Web.Components.Layout;

/// <summary>The frame of every page of the tool. It shows nothing to somebody who is no longer signed in, whatever the page itself allows.</summary>
public sealed partial class MainLayout(NavigationManager navigation, IJSRuntime js) : IDisposable
{
    private MudThemeProvider? themeProvider;
    private ErrorBoundary? boundary;
    private string mode = ThemeChoice.System;
    private bool systemIsDark;
    private bool isDark;
    private ViewerZone zone = ViewerZone.Unknown;

    [CascadingParameter]
    private ThemeChoice Theme { get; set; } = ThemeChoice.Default;

    private string CurrentPath => new Uri(navigation.Uri).PathAndQuery;

    public void Dispose() => navigation.LocationChanged -= Recover;

    protected override void OnInitialized()
    {
        (mode, systemIsDark, isDark) = (Theme.Mode, Theme.SystemIsDark, Theme.IsDark);
        navigation.LocationChanged += Recover;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender || themeProvider is null) return;
        zone = ViewerZone.Named(await js.InvokeAsync<string?>("nadia.timeZone"));
        await themeProvider.WatchSystemDarkModeAsync(SystemChangedAsync);
        await SystemChangedAsync(await themeProvider.GetSystemDarkModeAsync());
    }

    private Task SystemChangedAsync(bool dark)
    {
        systemIsDark = dark;
        return InvokeAsync(Paint);
    }

    private async Task ChooseAsync(string chosen)
    {
        mode = chosen;
        Paint();
        await js.InvokeVoidAsync("nadia.setTheme", chosen);
    }

    private void Paint()
    {
        isDark = new ThemeChoice(mode, systemIsDark).IsDark;
        StateHasChanged();
    }

    // A page that failed must not leave its error standing on the next page.
    private void Recover(object? sender, LocationChangedEventArgs e) => boundary?.Recover();
}
