using Deque.AxeCore.Playwright;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Playwright;
using Nadia.Bot.Sandbox;
using Nadia.Core.Customers;
using Nadia.Core.Data;
using Nadia.Core.Quarantine;
using Nadia.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Nadia.Tests.Browser;

/// <summary>The pages around the desk, filled by the demo: legible, accessible, and no wider than the screen; large and light, small and dark.</summary>
public sealed class PagesLookTests(NadiaApp app, Support.Browser browser) : BrowserTest(app, browser), IClassFixture<NadiaApp>
{
    public static TheoryData<string, string, int, bool> Looks
    {
        get
        {
            var looks = new TheoryData<string, string, int, bool>();
            foreach (var (path, landmark) in ((string, string)[])
                [("/customers", "Marta López"), ("/customers/demo-4", "Diego Ramírez"), ("/sandbox?as=demo-2", "How do I add"), ("/quarantine", "held words"), ("/insights", "Funnel")])
            {
                looks.Add(path, landmark, 1440, false);
                looks.Add(path, landmark, 390, true);
            }

            return looks;
        }
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task A_page_is_legible_and_fits(string path, string landmark, int width, bool dark)
    {
        await FillAsync();
        var page = await OpenSignedInAsync(path, width: width, height: width == 390 ? 844 : 900, scheme: dark ? ColorScheme.Dark : ColorScheme.Light);
        await Expect(page.GetByText(landmark).Locator("visible=true").First).ToBeVisibleAsync();
        await PictureAsync(page, $"look-{path.Split('/', '?')[1]}{(path.Contains("demo-4", StringComparison.Ordinal) ? "-one" : "")}-{width}-{(dark ? "dark" : "light")}");

        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "The page is wider than the screen.");
        var found = (await page.RunAxe()).Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{v.Id}: {v.Nodes[0].Html}");
        Assert.Empty(found);
        Assert.Empty(Complaints);
    }

    /// <summary>As the first start does, once for the class; and one customer is silenced and writes on.</summary>
    private async Task FillAsync()
    {
        var (contexts, token) = (App.Get<IDbContextFactory<NadiaDbContext>>(), TestContext.Current.CancellationToken);
        await using var db = await contexts.CreateDbContextAsync(token);
        if (await db.Customers.AnyAsync(token)) return;
        await db.Settings.Where(s => s.Key == DemoCustomers.SettingKey).ExecuteDeleteAsync(token);
        using var demo = new DemoCustomers(
            new(12), App.Get<SandboxService>(), App.Get<CustomerService>(), contexts, TimeProvider.System, NullLogger<DemoCustomers>.Instance);
        Assert.True(await demo.PlantAsync(token));
        Assert.True((await App.Get<QuarantineService>().SilenceAsync("demo-10", Actors.Admin, token)).Succeeded);
        Assert.True((await App.Get<SandboxService>().SendAsync("demo-10", "These are held words", null, null, Actors.Admin, token)).Succeeded);
    }
}
