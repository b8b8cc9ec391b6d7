using MudBlazor;
using MudBlazor.Services;
using Nadia.Web.Api;
using Nadia.Web.Components.Layout;
using Nadia.Web.Components.Layout.Banner;
using Nadia.Web.Components.Palette;
using Nadia.Web.Features.Operations;
using Nadia.Web.Features.Review;

namespace Nadia.Web.Hosting;

/// <summary>Registers what only the web app needs.</summary>
internal static class WebServices
{
    public static IServiceCollection AddNadiaWeb(this IServiceCollection services, NadiaSettings settings)
    {
        services.AddSingleton(settings);
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddMudServices(options =>
        {
            options.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomCenter;
            options.SnackbarConfiguration.PreventDuplicates = false;
            options.SnackbarConfiguration.VisibleStateDuration = 6000;
            options.SnackbarConfiguration.ShowTransitionDuration = 120;
            options.SnackbarConfiguration.HideTransitionDuration = 120;
        });
        services.AddSingleton<ThemeStyles>();
        services.AddTransient<MudLocalizer, MudWords>();
        services.AddAntiforgery(options => (options.Cookie.Name, options.SuppressXFrameOptionsHeader) = ("nadia-form", true));
        services.AddProblemDetails();
        services.AddSingleton<FirstStart>();
        services.AddSingleton<Dependencies>();
        services.AddSingleton<SendingWatch>();
        services.AddNadiaSignIn();
        services.AddScoped<PaletteOffers>();
        services.AddReviewPage();
        services.AddNadiaApi();
        return services;
    }
}
