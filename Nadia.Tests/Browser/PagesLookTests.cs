using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Playwright;
using Nadia.Bot.Sandbox;
using Nadia.Core.Customers;
using Nadia.Core.Data;
using Nadia.Core.Drafting.Models;
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
                [("/customers", "Marta López"), ("/customers/demo-4", "Diego Ramírez"), ("/sandbox?as=demo-2", "How do I add"), ("/quarantine", "held words"), ("/insights", "Funnel"), ("/settings/models", "used up")])
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

        Assert.True(await Accessible.FitsAsync(page), "The page is wider than the screen.");
        Assert.Empty(await Accessible.SeriousAsync(page));
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
        await FillModelsAsync();
        Assert.True((await App.Get<QuarantineService>().SilenceAsync("demo-10", Actors.Admin, token)).Succeeded);
        Assert.True((await App.Get<SandboxService>().SendAsync("demo-10", "These are held words", null, null, Actors.Admin, token)).Succeeded);
    }

    /// <summary>Two profiles that are off, a budget that is spent, and what a call took.</summary>
    private async Task FillModelsAsync()
    {
        var token = TestContext.Current.CancellationToken;
        var stage = new StageDefinition { Endpoint = "https://models.example/v1", Model = "writer", Key = "sk-1", InputUsdPerMillion = 2.5m, CachedInputUsdPerMillion = 1.25m, OutputUsdPerMillion = 10m };
        Assert.True((await App.Get<ModelProfiles>().AddAsync(new("Main", stage, stage with { Model = "splitter" }, Enabled: false), Actors.Admin, token)).Succeeded);
        var local = new StageDefinition { Endpoint = "http://127.0.0.1:11434/v1", Model = "llama" };
        Assert.True((await App.Get<ModelProfiles>().AddAsync(new("Local", local, StageDefinition.None, Enabled: false), Actors.Admin, token)).Succeeded);
        Assert.True((await App.Get<ModelLimitStore>().SaveAsync(new(5m, 6, 8), ModelLimits.None, Actors.Admin, token)).Succeeded);
        var (spent, refused) = (Call(4.9m), Call(1m));
        await App.Get<CallLedger>().SettleAsync(spent, null, token);
        Assert.False(await App.Get<CallLedger>().ReserveAsync(refused, 5m, token));
    }

    private static ModelCall Call(decimal usd) => new()
    {
        Id = Guid.NewGuid(),
        At = TimeProvider.System.GetUtcNow(),
        ProfileId = ModelProfile.ConfigurationId,
        ProfileName = "Main",
        Stage = ModelStage.Creative,
        Model = "writer",
        InputTokens = 4000,
        CachedTokens = 3000,
        OutputTokens = 200,
        CostUsd = usd,
        Outcome = ModelCallOutcome.Answered,
    };
}
