using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Nadia.Bot.Sandbox;
using Nadia.Bot.Sandbox.Rehearsal;
using Nadia.Core.Commitments;
using Nadia.Core.Common;
using Nadia.Core.Conversations;
using Nadia.Core.Customers;
using Nadia.Core.Customers.Facts;
using Nadia.Core.Drafting.Models;
using Nadia.Core.Insights;
using Nadia.Core.Quarantine;
using Nadia.Core.Search;
using Nadia.Web.Hosting;

namespace Nadia.Tests.Support;

/// <summary>A page over a real database of its own, which can go away, with the sandbox on.</summary>
public abstract class PageTest(TestPostgres postgres) : ComponentTest, IAsyncLifetime
{
    protected NadiaDatabase Database { get; private set; } = default!;

    /// <summary>The switch between the services and the database.</summary>
    protected SwitchedContexts Switch { get; private set; } = default!;

    protected SandboxOptions Sandbox { get; init; } = new(IsEnabled: true);

    protected CustomerService Customers => Database.Get<CustomerService>();

    public async ValueTask InitializeAsync()
    {
        Database = await NadiaDatabase.CreateAsync(postgres, services =>
        {
            SwitchedContexts.Install(services);
            services.AddSingleton(Sandbox).AddSingleton<SandboxService>().AddSingleton<SandboxReads>();
            services.AddSingleton<RehearsalActing>().AddSingleton<RehearsalPlayer>();
        });
        Switch = Database.Get<SwitchedContexts>();
        Services.AddSingleton(Database.Feed);
        Services.AddSingleton(new NadiaSettings { SandboxEnabled = Sandbox.IsEnabled });
        Services.AddSingleton(Database.Get<IdSource>());
        Use<CustomerService>(Database);
        Use<CustomerReads>(Database);
        Use<FactService>(Database);
        Use<CommitmentService>(Database);
        Use<CommitmentReads>(Database);
        Use<ConversationReads>(Database);
        Use<SearchReads>(Database);
        Use<QuarantineService>(Database);
        Use<QuarantineReads>(Database);
        Use<InsightsReads>(Database);
        Use<ReviewerFigures>(Database);
        Use<SpendingReads>(Database);
        Use<SandboxService>(Database);
        Use<SandboxReads>(Database);
        Use<RehearsalPlayer>(Database);
    }

    /// <summary>The customer writes in the sandbox.</summary>
    protected async Task WriteAsync(string userId, string text, string? name = null) =>
        Assert.True((await Database.Get<SandboxService>().SendAsync(userId, text, null, name, Admin, Token)).Succeeded);

    protected async Task<CustomerDetail> FindAsync(string userId) => (await Database.Get<CustomerReads>().FindAsync(userId, Admin, Token)).Value;

    /// <summary>Presses a button of the page that asks first, and waits for the question.</summary>
    protected async Task AskAsync<T>(IRenderedComponent<T> page, string button, string title)
        where T : IComponent
    {
        var dialogs = Dialogs;
        await page.PressAsync(button);
        await dialogs.WaitForAssertionAsync(() => Assert.Equal(title, dialogs.Find(".mud-dialog-title").TextContent.Trim()));
    }

    protected Task PressAsync(string verb) => Dialogs.ActAsync(".mud-dialog-actions button", b => b.TextContent.Trim() == verb, b => b.Click());

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        await Database.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
