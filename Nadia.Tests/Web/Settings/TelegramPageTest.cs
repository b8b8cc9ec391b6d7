using System.Text.Json;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nadia.Bot;
using Nadia.Bot.Login;
using Nadia.Core.Accounts;
using Nadia.Core.Delivery;
using Nadia.Tests.Bot.Telegram;
using Nadia.Tests.Support;
using Nadia.Web.Hosting;

namespace Nadia.Tests.Web.Settings;

/// <summary>Parts of Settings > Telegram over a real database that can go away, and a Telegram that knows one login.</summary>
public abstract class TelegramPageTest(TestPostgres postgres) : ComponentTest, IAsyncLifetime
{
    protected const string ApiHash = "0123456789abcdef0123456789abcdef";

    internal FakeLogin Telegram { get; } = new();

    protected NadiaDatabase Database { get; private set; } = default!;

    protected SwitchedContexts Switch { get; private set; } = default!;

    /// <summary>Of the environment; change before the first use.</summary>
    protected Dictionary<string, string> Settings { get; } = new() { ["Telegram:ApiId"] = "17", ["Telegram:ApiHash"] = ApiHash, ["Telegram:SessionKey"] = "of the tests" };

    public async ValueTask InitializeAsync()
    {
        Database = await NadiaDatabase.CreateAsync(
            postgres,
            services =>
            {
                SwitchedContexts.Install(services);
                services.AddSingleton<LoginFlow>().AddSingleton<TelegramApplication>().AddSingleton<ILoginConnector>(Telegram)
                    .AddOptions<TelegramOptions>().BindConfiguration(TelegramOptions.Section);
            },
            [.. Settings.Select(s => (s.Key, s.Value))]);
        Switch = Database.Get<SwitchedContexts>();
        Use<LoginFlow>(Database);
        Use<TelegramApplication>(Database);
        Use<AccountStore>(Database);
        Use<SendingReads>(Database);
        Use<SendingSwitch>(Database);
        Services.AddSingleton(Database.Feed);
        Services.AddSingleton<TimeProvider>(Database.Clock);
        Services.AddSingleton(new NadiaSettings { SandboxEnabled = true });
        Services.AddOptions<TelegramOptions>().Configure(o => o.PhoneNumber = "+49301234567");
    }

    protected async Task<int> SignedInAsync() =>
        (await Database.Get<TelegramAccounts>().SignedInAsync(new("4711", "Shop", "shop", "+49 ••• 67"), FakeLogin.Session, Admin, Token)).Value;

    /// <summary>Accounts, settings and the audit as text: two readings are equal when nothing was written.</summary>
    protected async Task<string> StateAsync()
    {
        await using var db = Database.Open();
        var accounts = await db.Accounts.AsNoTracking().OrderBy(a => a.Id).ToListAsync(Token);
        var settings = await db.Settings.AsNoTracking().OrderBy(s => s.Key).ToListAsync(Token);
        return JsonSerializer.Serialize((object[])[accounts, settings, await db.Audit.CountAsync(Token)]);
    }

    /// <summary>Presses a button that asks, and waits for the question.</summary>
    protected async Task AskAsync<T>(IRenderedComponent<T> page, string button, string title)
        where T : IComponent
    {
        var dialogs = Dialogs;
        await page.PressAsync(button);
        await dialogs.WaitForAssertionAsync(() => Assert.Equal(title, dialogs.Find(".mud-dialog-title").TextContent.Trim()));
    }

    protected Task PressAsync(string verb) => Dialogs.ActAsync(
        ".mud-dialog-actions button", b => b.TextContent.StartsWith(verb, StringComparison.Ordinal) && !b.HasAttribute("disabled"), b => b.Click());

    protected Task TypeAsync(string selector, string text) => Dialogs.ActAsync(selector, _ => true, field => field.Input(text));

    protected void Gone() => Dialogs.WaitForAssertion(() => Assert.Empty(Dialogs.FindAll(".mud-dialog")));

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        await Database.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
