using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Nadia.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Nadia.Tests.Bot.WTelegram.Journeys;

/// <summary>Pages of one app, and what people do on them with Telegram.</summary>
internal sealed class DeskVisit(NadiaApp app, Support.Browser browser) : BrowserTest(app, browser)
{
    public IReadOnlyCollection<string> Complained => Complaints;

    public Task<IPage> OpenPageAsync(string path, int width = 1440, int height = 900, ColorScheme scheme = ColorScheme.Light) =>
        OpenSignedInAsync(path, width: width, height: height, scheme: scheme);

    public static Task KeepAsync(IPage page, string name) => PictureAsync(page, name);

    /// <summary>Keeps it as a large light page and as a small dark one.</summary>
    public static async Task KeepBothAsync(IPage page, string name)
    {
        await PictureAsync(page, name);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.SetViewportSizeAsync(390, 844);
        await PictureAsync(page, $"{name}-small");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await page.SetViewportSizeAsync(1440, 900);
    }

    public static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public static ILocator Dialog(IPage page) => page.GetByRole(AriaRole.Dialog);

    /// <summary>Enters the application's id and hash in its dialog.</summary>
    public static async Task EnterKeysAsync(IPage page, string id, string hash)
    {
        await Button(page, "Enter id and hash").ClickAsync();
        await page.GetByLabel("API id", new() { Exact = true }).FillAsync(id);
        await page.GetByLabel("API hash", new() { Exact = true }).FillAsync(hash);
        await Dialog(page).GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Save") }).ClickAsync();
    }

    /// <summary>Begins a login and answers the phone number, if there is one.</summary>
    public static async Task BeginAsync(IPage page, string? phone)
    {
        await Button(page, "Sign in to Telegram").ClickAsync();
        await Expect(page.GetByLabel("Phone number with country code")).ToBeFocusedAsync();
        if (phone is null) return;
        await AnswerAsync(page, "Phone number with country code", phone, "Send code");
        await Expect(page.GetByLabel("Code", new() { Exact = true })).ToBeFocusedAsync();
    }

    public static async Task AnswerAsync(IPage page, string label, string answer, string verb)
    {
        await page.GetByLabel(label, new() { Exact = true }).FillAsync(answer);
        await Button(page, verb).ClickAsync();
    }

    public static Task SaidAsync(IPage page, string problem) => Expect(page.Locator("#telegram-problem")).ToHaveTextAsync(problem);

    /// <summary>Leaves the dialog as a person does, and waits until it is gone.</summary>
    public static async Task LeaveAsync(IPage page, string way)
    {
        // A key that is pressed before the dialog has the focus goes to the page behind it.
        await Expect(Dialog(page).Locator(":focus")).ToHaveCountAsync(1);
        if (way == "Cancel") await Button(page, "Cancel").ClickAsync();
        else if (way == "Escape") await page.Keyboard.PressAsync("Escape");
        else await page.Mouse.ClickAsync(8, 300);
        await Expect(Dialog(page)).ToHaveCountAsync(0);
    }
}
