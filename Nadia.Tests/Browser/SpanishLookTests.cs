using Microsoft.Playwright;
using Nadia.Bot.Sandbox;
using Nadia.Core.Quarantine;
using Nadia.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Nadia.Tests.Browser;

/// <summary>The pages around the desk in Spanish, whose words are longer: they fit a large screen and a small one.</summary>
public sealed class SpanishLookTests(NadiaApp app, Support.Browser browser) : BrowserTest(app, browser), IClassFixture<NadiaApp>
{
    // Names of settings, codes, and what was sent to a model.
    private const string Names = "code, pre";

    public static MatrixTheoryData<(string Path, string Landmark), int> Looks { get; } = new(
        [
            ("/account/sign-in", "Para revisar y responder a tus clientes."), ("/account/setup", "No hay nada que poner en marcha"), ("/account/password?code=x", "Este enlace ya se usó"),
            ("/customers", "silenciado"), ("/customers/es-1", "Lo que se sabe"), ("/promises", "No hay nada vencido"), ("/quarantine", "Liberar"), ("/insights", "Embudo"),
            ("/search?q=hola", "Todas las palabras"), ("/sandbox?as=es-1", "Entre bastidores"), ("/nowhere", "Esta página no existe"),
            ("/settings", "Invitar"), ("/settings/api-keys", "Crear clave"), ("/settings/models", "Añadir perfil"), ("/settings/prompts", "Guardar"), ("/settings/templates", "Añadir plantilla"),
            ("/settings/knowledge", "Añadir documento"), ("/settings/safety", "Añadir regla"), ("/settings/labels", "Añadir etiqueta"), ("/settings/queue", "Guardar"), ("/settings/checks", "Añadir"),
            ("/settings/telegram", "Envío"), ("/settings/about", "NADIA"),
        ],
        [1440, 390]);

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task A_page_is_in_Spanish_and_fits((string Path, string Landmark) look, int width)
    {
        await FillAsync();
        var isAccount = look.Path.StartsWith("/account", StringComparison.Ordinal);
        var page = isAccount ? await OpenAsync("/account/sign-in", width) : await OpenSignedInAsync("/insights", width: width);
        await page.Context.AddCookiesAsync([new() { Name = ".AspNetCore.Culture", Value = "c%3Des%7Cuic%3Des", Url = App.Address.ToString() }]);
        await page.GotoAsync(look.Path);
        await Expect(page.GetByText(look.Landmark).Locator("visible=true").First).ToBeVisibleAsync();
        await PictureAsync(page, $"es-{look.Path.Split('?')[0].Trim('/').Replace('/', '-')}-{width}");

        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "es");
        await Expect(page.GetByRole(AriaRole.Status, new() { Name = "Cargando…" })).ToHaveCountAsync(0);
        Assert.Empty(await EnglishLeft.OnAsync(page, "body", Names));
        Assert.True(await Accessible.FitsAsync(page), "The page is wider than the screen.");
    }

    private async Task FillAsync()
    {
        var token = TestContext.Current.CancellationToken;
        var sandbox = App.Get<SandboxService>();
        Assert.True((await sandbox.SendAsync("es-1", "Buenas, ¿siguen abiertos?", "es-m1", "Lucía", Actors.Admin, token)).Succeeded);
        Assert.True((await App.Get<QuarantineService>().SilenceAsync("es-1", Actors.Admin, token)).Succeeded);
        Assert.True((await sandbox.SendAsync("es-1", "Retenido", "es-m2", "Lucía", Actors.Admin, token)).Succeeded);
    }
}
