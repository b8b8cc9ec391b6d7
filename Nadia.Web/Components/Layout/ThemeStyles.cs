using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;

namespace Nadia.Web.Components.Layout;

/// <summary>
/// What MudBlazor's theme provider writes for light and for dark, written once for the whole process: as a component of each open page it
/// kept about 70 KB of the server's memory for a style that never changes.
/// </summary>
public sealed class ThemeStyles(IServiceScopeFactory scopes, ILoggerFactory logs)
{
    private volatile Task<MarkupString[]>? styles;

    /// <summary>Written by the first page; when that fails, the next one tries again.</summary>
    public async Task<MarkupString> OfAsync(bool dark)
    {
        var written = styles;
        if (written is null or { IsFaulted: true }) styles = written = WriteAsync(scopes, logs);
        return (await written)[dark ? 1 : 0];
    }

    private static async Task<MarkupString[]> WriteAsync(IServiceScopeFactory scopes, ILoggerFactory logs)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, logs);
        return [await WriteAsync(renderer, dark: false), await WriteAsync(renderer, dark: true)];
    }

    private static Task<MarkupString> WriteAsync(HtmlRenderer renderer, bool dark) => renderer.Dispatcher.InvokeAsync(async () =>
    {
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(MudThemeProvider.Theme)] = NadiaTheme.Theme,
            [nameof(MudThemeProvider.IsDarkMode)] = dark,
        });
        return (MarkupString)(await renderer.RenderComponentAsync<MudThemeProvider>(parameters)).ToHtmlString();
    });
}
