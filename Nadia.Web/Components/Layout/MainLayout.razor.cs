using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using Nadia.Web.Components.Shared;

namespace Nadia.Web.Components.Layout;

/// <summary>The frame of every page of the tool. It shows nothing to somebody who is no longer signed in, whatever the page itself allows.</summary>
public sealed partial class MainLayout(NavigationManager navigation, IJSRuntime js, ThemeStyles styles) : IDisposable
{
    private DotNetObjectReference<MainLayout>? self;
    private MarkupString style;
    private ErrorBoundary? boundary;
    private string mode = ThemeChoice.System;
    private bool systemIsDark;
    private ViewerZone zone = ViewerZone.Unknown;

    [CascadingParameter]
    private ThemeChoice Theme { get; set; } = ThemeChoice.Default;

    private string CurrentPath => new Uri(navigation.Uri).PathAndQuery;

    public void Dispose()
    {
        navigation.LocationChanged -= Recover;
        self?.Dispose();
    }

    /// <summary>Called by the browser once the page stands, and whenever the system turns light or dark.</summary>
    [JSInvokable]
    public async Task SystemTurned(bool dark)
    {
        systemIsDark = dark;
        await PaintAsync();
        StateHasChanged();
    }

    protected override Task OnInitializedAsync()
    {
        (mode, systemIsDark) = (Theme.Mode, Theme.SystemIsDark);
        navigation.LocationChanged += Recover;
        return PaintAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        zone = ViewerZone.Named(await js.InvokeAsync<string?>("nadia.timeZone"));
        self = DotNetObjectReference.Create(this);
        await js.InvokeVoidAsync("nadia.watchDark", self);
        StateHasChanged();
    }

    private async Task ChooseAsync(string chosen)
    {
        mode = chosen;
        await PaintAsync();
        await js.InvokeVoidAsync("nadia.setTheme", chosen);
    }

    private async Task PaintAsync() => style = await styles.OfAsync(new ThemeChoice(mode, systemIsDark).IsDark);

    // A page that failed must not leave its error standing on the next page.
    private void Recover(object? sender, LocationChangedEventArgs e) => boundary?.Recover();
}
