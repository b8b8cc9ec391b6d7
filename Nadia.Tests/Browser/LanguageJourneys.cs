using Microsoft.Playwright;
using Nadia.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Nadia.Tests.Browser;

/// <summary>The page in Spanish: by choice, and it stays so whoever made the news that are drawn.</summary>
public sealed class LanguageJourneys(NadiaApp app, Support.Browser browser) : BrowserTest(app, browser), IClassFixture<NadiaApp>
{
    private const string Desk = ".desk, .page, .mud-dialog, .undo-place, .mud-snackbar";

    // Rules are texts that the business may rewrite, and starts with in English.
    private const string BusinessTexts = ".finding";

    [Fact]
    public async Task The_page_turns_to_Spanish_by_choice_and_back_and_news_are_told_in_it()
    {
        var page = await OpenSignedInAsync("/review");
        await page.GetByRole(AriaRole.Button, new() { Name = "Account and theme" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Español" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Clientes" })).ToBeVisibleAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "es");

        // Drawn because another circuit's server-side work said so.
        await PlayedCustomer.WriteAsync(App, "Hello?", "Late Person");
        var row = page.Locator(".entry", new() { HasText = "Late Person" });
        await Expect(row).ToContainTextAsync("Riesgo bajo");
        await Expect(page.Locator(".count")).ToContainTextAsync("en espera");

        await row.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Aprobar y enviar" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Aprobar respuesta" });
        await Expect(dialog).ToContainTextAsync("Late Person recibirá");
        Assert.Empty(await Accessible.SeriousAsync(page));
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Cancelar" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Expect(row).ToContainTextAsync("Riesgo bajo");
        Assert.Empty(await Accessible.SeriousAsync(page));

        await page.GetByRole(AriaRole.Button, new() { Name = "Cuenta y tema" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "English" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Customers" })).ToBeVisibleAsync();
        Assert.Empty(Complaints);
    }

    [Theory]
    [InlineData(1440)]
    [InlineData(390)]
    public async Task The_desk_in_Spanish_says_nothing_in_English_and_fits(int width)
    {
        await PlayedCustomer.WriteAsync(App, "¿Hacen envíos a Perú?", "Lucía");
        await PlayedCustomer.WriteAsync(App, "Quiero mi dinero, esto es una estafa", "Bruno");
        var page = await OpenInSpanishAsync("/review", width);
        await Expect(page.Locator(".entry", new() { HasText = "Bruno" }).First).ToBeVisibleAsync();
        await page.Locator(".filter > summary").ClickAsync();
        await Expect(page.Locator(".filter-fields")).ToBeVisibleAsync();
        await page.GetByLabel("Seleccionar Bruno").First.CheckAsync(new() { Force = true });
        await Expect(page.Locator(".queue-ticked")).ToBeVisibleAsync();
        await LookAsync(page, $"spanish-queue-{width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Limpiar" }).ClickAsync();

        await page.Locator(".entry", new() { HasText = "Lucía" }).First.ClickAsync();
        var bubble = page.GetByLabel("Burbuja 1", new() { Exact = true });
        await Expect(bubble).ToBeEditableAsync();
        await bubble.FillAsync("Sí, enviamos a todo el país.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Añadir burbuja" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Deshacer burbuja nueva" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Emoji" }).ClickAsync();
        await Expect(page.Locator(".emoji")).ToBeVisibleAsync();
        await LookAsync(page, $"spanish-reply-{width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Deshacer burbuja nueva" }).ClickAsync();

        if (width < 800) Assert.InRange((await page.Locator(".actions").BoundingBoxAsync())!.Height, 40, 64);
        if (width < 800) await page.GetByRole(AriaRole.Button, new() { Name = "Cliente", Exact = true }).Locator("visible=true").ClickAsync();
        await Expect(page.Locator(".desk-customer .card")).ToBeVisibleAsync();
        await LookAsync(page, $"spanish-customer-{width}");
        Assert.Empty(Complaints);
    }

    [Fact]
    public async Task Each_question_of_the_desk_is_asked_in_Spanish()
    {
        await PlayedCustomer.WriteAsync(App, "¿Me pueden ayudar?", "Elena");
        var page = await OpenInSpanishAsync("/review");
        await page.Locator(".entry", new() { HasText = "Elena" }).ClickAsync();
        await Expect(page.GetByLabel("Burbuja 1", new() { Exact = true })).ToBeEditableAsync();
        await page.Locator(".desk-title").FocusAsync();
        foreach (var (key, title) in ((string, string)[])
            [("a", "Aprobar respuesta"), ("r", "Rechazar borrador"), ("g", "Regenerar borrador"), ("t", "Etiquetas de edición"), ("z", "Posponer borrador"), ("?", "Teclas")])
        {
            await page.Keyboard.PressAsync(key);
            var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = title });
            await Expect(dialog).ToBeVisibleAsync();
            await LookAsync(page, $"spanish-question-{(key == "?" ? "keys" : key)}");
            await dialog.GetByRole(AriaRole.Button, new() { Name = key == "?" ? "Cerrar" : "Cancelar", Exact = true }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        }

        await Expect(page.Locator(".entry", new() { HasText = "Elena" })).ToBeVisibleAsync();
        Assert.Empty(Complaints);
    }

    [Theory]
    [InlineData("/preferences", "Guardar preferencias")]
    [InlineData("/review/second-looks", "Nada espera una segunda revisión")]
    public async Task The_pages_beside_the_desk_are_in_Spanish(string path, string landmark)
    {
        var page = await OpenInSpanishAsync(path);
        await Expect(page.GetByText(landmark)).ToBeVisibleAsync();
        await LookAsync(page, $"spanish-{path.Split('/')[^1]}");
    }

    private async Task<IPage> OpenInSpanishAsync(string path, int width = 1440)
    {
        var page = await OpenSignedInAsync(path, width: width, height: width == 390 ? 844 : 900);
        await page.Context.AddCookiesAsync([new() { Name = ".AspNetCore.Culture", Value = Uri.EscapeDataString("c=es|uic=es"), Url = App.Address.ToString() }]);
        await page.ReloadAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "es");
        if (path == "/review") await KeysAsync(page);
        return page;
    }

    private static async Task LookAsync(IPage page, string picture)
    {
        await PictureAsync(page, picture);
        Assert.Empty(await EnglishLeft.OnAsync(page, Desk, BusinessTexts));
        Assert.True(await Accessible.FitsAsync(page), "The page is wider than the screen.");
    }
}
