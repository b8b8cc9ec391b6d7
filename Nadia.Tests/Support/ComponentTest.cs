using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MudBlazor;
using MudBlazor.Services;
using Nadia.Core.Common;
using Nadia.Core.Live;
using Nadia.Web.Hosting;

namespace Nadia.Tests.Support;

/// <summary>A component rendered without a browser: MudBlazor, a signed-in person and a live feed are there. Register further services before the first render.</summary>
public abstract class ComponentTest : BunitContext
{
    private readonly SignedIn signedIn = new(Admin);
    private IRenderedComponent<MudDialogProvider>? dialogs;

    protected ComponentTest()
    {
        // Patience costs nothing while a test passes; one second is too little on a busy machine.
        DefaultWaitTimeout = TimeSpan.FromSeconds(10);
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices(options => options.PopoverOptions.CheckForPopoverProvider = false);
        Services.TryAddSingleton(TimeProvider.System);
        Services.AddSingleton<LiveFeed>();
        Services.AddSingleton<AuthenticationStateProvider>(signedIn);
        Services.AddScoped<CurrentActor>();
    }

    protected static Actor Admin { get; } = new("member:ada", "Ada", ActorKind.Person, true, true);

    protected static Actor Reviewer { get; } = new("member:rex", "Rex", ActorKind.Person, true, false);

    protected static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    /// <summary>Where dialogs appear; rendered at first use.</summary>
    protected IRenderedComponent<MudDialogProvider> Dialogs => dialogs ??= Render<MudDialogProvider>(parameters => parameters
        .Add(p => p.CloseOnEscapeKey, true)
        .Add(p => p.BackdropClick, true));

    protected ISnackbar Snackbar => Services.GetRequiredService<ISnackbar>();

    /// <summary>From here to its end the test's reader reads Spanish.</summary>
    protected static void SpeakSpanish() => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(Words.Spanish);

    protected void SignIn(Actor actor) => signedIn.Change(actor);

    /// <summary>Takes the services of a real database, beside the component's own.</summary>
    protected void Use<T>(NadiaDatabase database)
        where T : class => Services.AddSingleton(_ => database.Get<T>());

    /// <summary>Leaves the open dialog as a person does: <c>Cancel</c>, <c>Escape</c> or <c>backdrop</c>.</summary>
    protected async Task LeaveDialogAsync(string way)
    {
        var open = Dialogs;
        await (way switch
        {
            "Cancel" => open.InvokeAsync(() => open.FindAll("button").Single(b => b.TextContent.Trim() == "Cancel").ClickAsync(new())),
            "Escape" => PressInDialogAsync(new() { Key = "Escape" }),
            "backdrop" => open.InvokeAsync(() => open.Find(".mud-overlay").ClickAsync(new())),
            _ => throw new ArgumentOutOfRangeException(nameof(way)),
        });
        open.WaitForAssertion(() => Assert.Empty(open.FindAll(".mud-dialog")));
    }

    /// <summary>
    /// Presses a key in the open dialog. MudBlazor hears it by its script; without a browser the service behind it is told as the
    /// script would, which C# may not call.
    /// </summary>
    protected Task PressInDialogAsync(KeyboardEventArgs press)
    {
        IMudDialogInstance dialog = Dialogs.FindComponent<MudDialogContainer>().Instance;
        var keys = Services.GetRequiredService<IKeyInterceptorService>();
        press.Type = "keydown";
        return Dialogs.InvokeAsync(() => (Task)keys.GetType().GetMethod("OnKeyDown")!.Invoke(keys, [dialog.ElementId, press])!);
    }
}
