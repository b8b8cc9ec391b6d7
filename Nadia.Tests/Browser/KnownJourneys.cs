using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Nadia.Bot.Sandbox;
using Nadia.Core.Knowledge;
using Nadia.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Nadia.Tests.Browser;

/// <summary>What the desk learns while it works: a fact, a passage and a promise, from the customer's words to the next prompt.</summary>
public sealed class KnownJourneys(TestPostgres postgres, Support.Browser browser) : IAsyncLifetime
{
    private FakeModelServer models = default!;
    private NadiaApp app = default!;

    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        models = await FakeModelServer.StartAsync();
        models.Answer = body => body.GetProperty("model").GetString() == "writer" ? (200, "I'll send the parcel tomorrow.") : (200, """
            {"bubbles": ["I'll send the parcel tomorrow."], "facts": [{"text": "prefers mornings", "quote": "mornings suit me best"}], "commitments": []}
            """);
        app = await NadiaApp.StartAsync(
            postgres, null,
            ("Drafting:Creative:Endpoint", models.Endpoint), ("Drafting:Creative:Model", "writer"),
            ("Drafting:Refine:Endpoint", models.Endpoint), ("Drafting:Refine:Model", "splitter"));
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await models.DisposeAsync();
    }

    [Fact]
    public async Task A_fact_kept_in_one_click_is_in_the_next_prompt_a_passage_is_a_click_away_and_a_promise_becomes_overdue()
    {
        await using var journey = new Journey(app, browser);
        await journey.GoAsync(models);
    }

    private sealed class Journey(NadiaApp app, Support.Browser browser) : BrowserTest(app, browser)
    {
        public async Task GoAsync(FakeModelServer models)
        {
            var page = await OpenSignedInAsync("/settings/knowledge");
            await AddDocumentAsync(page);
            var customer = await PlayedCustomer.WriteAsync(App, "How long do parcels to Spain take? By the way, mornings suit me best.", "Carla");

            await page.GotoAsync("/review");
            await page.Locator(".entry", new() { HasText = "Carla" }).ClickAsync();
            await Button(page, "Show passage: Shipping › Spain").ClickAsync();
            var dialog = page.GetByRole(AriaRole.Dialog);
            await Expect(dialog.Locator("mark")).ToHaveTextAsync("Parcels to Spain take three days.");
            await PictureAsync(page, "passage");
            await dialog.GetByRole(AriaRole.Button, new() { Name = "Close", Exact = true }).ClickAsync();

            await Button(page, "Keep fact: prefers mornings").ClickAsync();
            await Expect(page.Locator(".card")).ToContainTextAsync(new Regex("kept by ada"));
            await ApproveAsync(page);
            await Button(page, "Confirm promise: I'll send the parcel tomorrow.").ClickAsync();
            await Expect(page.Locator(".just-promised")).ToHaveCountAsync(0);

            Assert.True((await App.Get<SandboxService>().SendAsync(customer.UserId, "Any news?", null, null, Actors.Admin, Token)).Succeeded);
            await page.Locator(".entry", new() { HasText = "Carla" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.List, new() { Name = "Promised to this customer" })).ToContainTextAsync("I'll send the parcel tomorrow.");
            var prompt = Prompt(models);
            Assert.Contains("Known: prefers mornings", prompt, StringComparison.Ordinal);
            Assert.Contains("I'll send the parcel tomorrow. (due ", prompt, StringComparison.Ordinal);

            await Sql.ExecuteAsync(App.ConnectionString, "UPDATE commitments SET due_at = now() - interval '1 hour'");
            await page.GotoAsync("/customers");
            await page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("Promises.*1 overdue") }).ClickAsync();
            await Expect(page.Locator("article")).ToContainTextAsync(new Regex("overdue.*I'll send the parcel tomorrow", RegexOptions.Singleline));
            await PictureAsync(page, "promises");
            Assert.Empty(await Accessible.SeriousAsync(page));
            await Button(page, "Done with promise: I'll send the parcel tomorrow.").ClickAsync();
            await Expect(page.GetByText("Nothing is overdue")).ToBeVisibleAsync();
            Assert.Empty(Complaints);
        }

        private static async Task AddDocumentAsync(IPage page)
        {
            await Button(page, "Add document").ClickAsync();
            var dialog = page.GetByRole(AriaRole.Dialog);
            await DialogKeysAsync(page);
            await dialog.GetByLabel("Title", new() { Exact = true }).FillAsync("Shipping");
            await dialog.GetByLabel("Upload a file").SetInputFilesAsync(new FilePayload
            {
                Name = "shipping.md",
                MimeType = "text/markdown",
                Buffer = [.. "# Spain\nParcels to Spain take three days.\n\n# Elsewhere\n"u8, .. Enumerable.Repeat((byte)'x', 60_000)],
            });
            await Expect(dialog.GetByText(new Regex("characters taken from the file"))).ToBeVisibleAsync();
            await PictureAsync(page, "knowledge-dialog");
            Assert.Empty(await Accessible.SeriousAsync(page));
            await dialog.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Save document") }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Documents" })).ToContainTextAsync("Shipping");
        }

        private static async Task ApproveAsync(IPage page)
        {
            await Button(page, "Approve & send").ClickAsync();
            await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Approve & send") }).ClickAsync();
        }

        private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^" + Regex.Escape(name)) });

        private static string Prompt(FakeModelServer models) => string.Join('\n', models.Requests.Last(r => r.Body.GetProperty("model").GetString() == "writer")
            .Body.GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("content")).Select(Text));

        private static string? Text(JsonElement content) =>
            content.ValueKind == JsonValueKind.String ? content.GetString() : string.Concat(content.EnumerateArray().Select(p => p.GetProperty("text").GetString()));
    }
}
