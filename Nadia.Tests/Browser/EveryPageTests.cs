using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Nadia.Core.Data;
using Nadia.Core.Drafting.Prompts;
using Nadia.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Nadia.Tests.Browser;

/// <summary>Every page there is, read from the routes, so that a new one is never forgotten: accessible in light and dark, and no wider than a phone.</summary>
public sealed class EveryPageTests(NadiaApp app, Support.Browser browser) : BrowserTest(app, browser), IClassFixture<NadiaApp>
{
    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_page_has_no_serious_finding_in_light_or_dark_and_fits_a_phone()
    {
        await PlayedCustomer.WriteAsync(App, "Do you have it in blue?", "Every Page");
        var page = await OpenSignedInAsync("/review");
        await page.Locator(".entry-link").First.WaitForAsync();
        var (draft, customer) = await KnownAsync();
        List<string> found = [];
        foreach (var template in Routes())
        {
            await page.SetViewportSizeAsync(1440, 900);
            await page.GotoAsync(template.Replace("{DraftId:guid}", $"{draft}", StringComparison.Ordinal)
                .Replace("{UserId}", customer, StringComparison.Ordinal).Replace("{Key}", PromptKeys.Persona, StringComparison.Ordinal));
            await Expect(page.Locator("h1").First).ToBeVisibleAsync();
            await Expect(page.GetByRole(AriaRole.Status, new() { Name = "Loading…" })).ToHaveCountAsync(0);
            foreach (var (scheme, width) in new[] { (ColorScheme.Light, 1440), (ColorScheme.Dark, 390) })
            {
                await page.SetViewportSizeAsync(width, width == 390 ? 844 : 900);
                await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                await page.WaitForFunctionAsync("dark => !document.querySelector('header.bar') || (getComputedStyle(document.documentElement).getPropertyValue('--mud-palette-background').includes('17,22,27')) === dark", scheme == ColorScheme.Dark);
                if (!await Accessible.FitsAsync(page)) found.Add($"{template} is wider than {width} px");
                found.AddRange((await Accessible.SeriousAsync(page)).Select(finding => $"{template} {scheme} {width}: {finding}"));
            }
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    private static IEnumerable<string> Routes() => typeof(Program).Assembly.GetTypes()
        .SelectMany(type => type.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template).Order(StringComparer.Ordinal);

    private async Task<(Guid Draft, string Customer)> KnownAsync()
    {
        await using var db = await App.Get<IDbContextFactory<NadiaDbContext>>().CreateDbContextAsync(Token);
        return (await db.Drafts.Select(d => d.Id).FirstAsync(Token), await db.Customers.Select(c => c.UserId).FirstAsync(Token));
    }
}
