using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Nadia.Tests.Support;

/// <summary>
/// A journey in a real browser. Every page it opens is remembered: when the test fails, a picture of each lies in the folder
/// <c>TestResults</c> beside the test program.
/// </summary>
public abstract class BrowserTest(NadiaApp app, Browser browser) : IAsyncLifetime
{
    private const float PatienceMs = 30_000;
    private readonly List<IBrowserContext> people = [];

    static BrowserTest() => Assertions.SetDefaultExpectTimeout(PatienceMs);

    protected NadiaApp App { get; } = app;

    /// <summary>Errors in the browser's console and requests to other servers, of all pages of this test.</summary>
    protected ConcurrentQueue<string> Complaints { get; } = [];

    private static string Results => Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "TestResults")).FullName;

    public ValueTask InitializeAsync() => default;

    /// <summary>Opens the page as somebody new: with cookies of their own.</summary>
    protected async Task<IPage> OpenAsync(string path, int width = 1440, int height = 900, ColorScheme scheme = ColorScheme.Light)
    {
        var chromium = await browser.StartAsync();
        var person = await chromium.NewContextAsync(new()
        {
            BaseURL = App.Address.ToString(),
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
        });
        people.Add(person);
        var page = await person.NewPageAsync();
        page.SetDefaultTimeout(PatienceMs);
        page.Console += (_, message) => Note(message.Type == "error", $"console: {message.Text}");
        page.Request += (_, request) => Note(request.Url.StartsWith("http", StringComparison.Ordinal) && new Uri(request.Url).Authority != App.Address.Authority, $"request: {request.Url}");
        await page.GotoAsync(path);
        return page;
    }

    /// <summary>Opens a page of the tool, signed in as the admin unless another is named.</summary>
    protected async Task<IPage> OpenSignedInAsync(
        string path, string email = NadiaApp.AdminEmail, string password = NadiaApp.AdminPassword, int width = 1440, int height = 900, ColorScheme scheme = ColorScheme.Light)
    {
        var page = await OpenAsync($"/account/sign-in?returnUrl={Uri.EscapeDataString(path)}", width, height, scheme);
        await SignInAsync(page, email, password);
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).WaitForAsync();
        if (path == "/review") await KeysAsync(page);
        return page;
    }

    /// <summary>Waits until the review page hears keys, which is after its rows can be seen.</summary>
    protected static Task KeysAsync(IPage page) => Assertions.Expect(page.Locator(".desk[data-keys=on]")).ToBeVisibleAsync();

    /// <summary>Waits until the open dialog hears keys, which it does once it has taken the focus; call it before anything else puts the focus there.</summary>
    protected static Task DialogKeysAsync(IPage page) => Assertions.Expect(page.Locator(".mud-dialog :focus")).ToHaveCountAsync(1);

    protected static async Task SignInAsync(IPage page, string email, string password)
    {
        await page.GetByLabel("E-mail").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
    }

    /// <summary>Keeps a picture under this name, for people to look at.</summary>
    protected static Task PictureAsync(IPage page, string name) => page.ScreenshotAsync(new() { Path = Path.Combine(Results, $"{name}.png") });

    public async ValueTask DisposeAsync()
    {
        var failed = TestContext.Current.TestState?.Result == TestResult.Failed;
        var number = 0;
        foreach (var person in people)
        {
            if (failed)
                foreach (var page in person.Pages) await PictureAsync(page, $"failed-{TestContext.Current.TestMethod?.MethodName}-{++number}");
            await person.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    private void Note(bool bad, string complaint)
    {
        if (bad) Complaints.Enqueue(complaint);
    }
}
