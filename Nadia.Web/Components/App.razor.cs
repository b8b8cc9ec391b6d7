using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using Nadia.Web.Components.Layout;

namespace Nadia.Web.Components;

/// <summary>
/// The HTML page around everything. The tool itself is one interactive circuit without prerendering, so that nothing loads twice;
/// the account pages are static HTML, because a cookie cannot be set over a circuit.
/// </summary>
public sealed partial class App
{
    private static readonly InteractiveServerRenderMode Live = new(prerender: false);

    [CascadingParameter]
    private HttpContext Http { get; set; } = default!;

    private bool IsInteractive => Http.AcceptsInteractiveRouting();

    private InteractiveServerRenderMode? RenderMode => IsInteractive ? Live : null;

    private ThemeChoice Theme => ThemeChoice.FromCookies(Http.Request.Cookies);
}
