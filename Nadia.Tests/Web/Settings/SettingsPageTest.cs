using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using MudBlazor;
using Nadia.Core.Common;
using Nadia.Core.Data;
using Nadia.Core.Team;
using Nadia.Tests.Support;

namespace Nadia.Tests.Web.Settings;

/// <summary>A page of Settings over a real database, opened by an admin who is in it.</summary>
public abstract class SettingsPageTest(TestPostgres postgres) : ComponentTest, IAsyncLifetime
{
    private const string Enabled = ".mud-dialog button:not([disabled])";

    protected NadiaDatabase Database { get; private set; } = default!;

    protected Actor Ada { get; private set; } = default!;

    public virtual async ValueTask InitializeAsync()
    {
        Database = await NadiaDatabase.CreateAsync(postgres);
        Ada = await TeamArrange.AdminAsync(Database);
        SignIn(Ada);
        Use<TeamService>(Database);
        Use<ApiKeyService>(Database);
    }

    /// <summary>Everything the team and the keys consist of, as text: two readings are equal when nothing was written.</summary>
    protected async Task<string> StateAsync()
    {
        await using NadiaDbContext db = Database.Open();
        var members = await db.Users.OrderBy(m => m.Id).Select(m => $"{m.Id} {m.DisabledAt} {m.SecurityStamp} {m.ConcurrencyStamp}").ToListAsync(Token);
        var roles = await db.UserRoles.OrderBy(r => r.UserId).ThenBy(r => r.RoleId).Select(r => $"{r.UserId} {r.RoleId}").ToListAsync(Token);
        var links = await db.UserTokens.OrderBy(t => t.UserId).Select(t => t.Value!).ToListAsync(Token);
        var keys = await db.ApiKeys.OrderBy(k => k.Id).Select(k => $"{k.Id} {k.RevokedAt}").ToListAsync(Token);
        return string.Join('\n', [.. members, .. roles, .. links, .. keys, $"{await db.Audit.CountAsync(Token)} audit entries"]);
    }

    /// <summary>Asks without waiting for the answer, and waits until the dialog stands.</summary>
    protected Task AskAsync<TPage>(IRenderedComponent<TPage> page, Func<Task> ask)
        where TPage : IComponent
    {
        var dialogs = Dialogs;
        var asked = page.InvokeAsync(ask);
        dialogs.WaitForElement(".mud-dialog");
        return asked;
    }

    protected Task PressAsync(string button)
    {
        Dialogs.WaitForState(() => Dialogs.FindAll(Enabled).Any(b => b.TextContent.Trim() == button));
        return Dialogs.InvokeAsync(() => Dialogs.FindAll(Enabled).Single(b => b.TextContent.Trim() == button).ClickAsync(new()));
    }

    protected void Type(string label, string text) =>
        Dialogs.FindComponents<MudTextField<string>>().Single(field => field.Instance.Label == label).Find("input").Input(text);

    protected string DialogTitle => Dialogs.Find(".mud-dialog-title").TextContent.Trim();

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        await Database.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
