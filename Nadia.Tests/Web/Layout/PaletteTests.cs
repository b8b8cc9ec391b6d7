using Bunit;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using Nadia.Core.Common;
using Nadia.Core.Customers;
using Nadia.Tests.Support;
using Nadia.Web.Components.Palette;
using Nadia.Web.Components.Shared;

namespace Nadia.Tests.Web.Layout;

/// <summary>The command palette without a browser.</summary>
public sealed class PaletteTests(TestPostgres postgres) : ComponentTest, IAsyncLifetime
{
    private readonly PaletteEntry[] entries =
    [
        new("Do", "Reject", "R", () => Task.CompletedTask),
        new("Do", "Regenerate", "G", () => Task.CompletedTask),
        new("Go to", "Insights", null, () => Task.CompletedTask),
    ];

    private NadiaDatabase database = default!;

    public async ValueTask InitializeAsync()
    {
        database = await NadiaDatabase.CreateAsync(postgres);
        Use<CustomerReads>(database);
        SignIn(Actors.Ana);
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Words_narrow_it_and_the_arrow_keys_choose_what_Enter_takes()
    {
        var asked = Open();
        await TypeAsync("re");
        Assert.Equal(["Do RejectR", "Do RegenerateG"], Options());
        await PressAsync("ArrowDown");
        Assert.Equal("palette-1", Box().GetAttribute("aria-activedescendant"));
        await PressAsync("ArrowDown");
        await PressAsync("ArrowUp");
        await PressAsync("Enter");
        Assert.Equal("Regenerate", (await asked)!.Name);
    }

    [Fact]
    public async Task Customers_are_found_by_name_as_they_are_written()
    {
        const string hostile = "<b>Carla</b> M.";
        var account = await Arrange.AccountAsync(database);
        await Arrange.MessageAsync(database, account, Arrange.NewId(), "Hello", name: hostile);
        _ = Open();
        await TypeAsync("carla");
        Dialogs.WaitForAssertion(() => Assert.Equal([$"Customer {hostile}"], Options()));
        Assert.Empty(Dialogs.FindAll(".palette b"));
    }

    [Fact]
    public async Task Enter_that_is_faster_than_the_database_takes_the_first_of_what_is_found()
    {
        var account = await Arrange.AccountAsync(database);
        await Arrange.MessageAsync(database, account, Arrange.NewId(), "Hello", name: "Carla M.");
        var asked = Open();
        var box = Box();
        // In one turn of the page: no answer of the database can come between the two.
        await Dialogs.InvokeAsync(() =>
        {
            _ = box.InputAsync("carla");
            return box.KeyDownAsync(new KeyboardEventArgs { Key = "Enter" });
        });
        Assert.Equal("Carla M.", (await asked.WaitAsync(TimeSpan.FromSeconds(20), Xunit.TestContext.Current.CancellationToken))!.Name);
    }

    [Fact]
    public async Task What_fits_nothing_is_said_and_Enter_does_nothing()
    {
        var asked = Open();
        await TypeAsync("zzz");
        Dialogs.WaitForAssertion(() => Assert.Contains("Nothing fits.", Dialogs.Find(".palette").TextContent, StringComparison.Ordinal));
        await PressAsync("Enter");
        Assert.False(asked.IsCompleted);
        await LeaveDialogAsync("Escape");
        Assert.Null(await asked);
    }

    [Fact]
    public async Task In_Spanish_it_says_nothing_in_English()
    {
        SpeakSpanish();
        _ = Open(new PaletteEntry("Hacer", "Rechazar", "R", () => Task.CompletedTask));
        Assert.Empty(EnglishLeft.In(Dialogs));
        await TypeAsync("zzz");
        Dialogs.WaitForAssertion(() => Assert.Contains("Nada coincide.", Dialogs.Find(".palette").TextContent, StringComparison.Ordinal));
        Assert.Empty(EnglishLeft.In(Dialogs));
    }

    private Task<PaletteEntry?> Open(params PaletteEntry[] offered)
    {
        var service = Services.GetRequiredService<IDialogService>();
        _ = Dialogs;
        var asked = Dialogs.InvokeAsync(() => service.AskAsync<PaletteDialog, PaletteEntry>(
            Words.Of("Do or find"), new DialogParameters<PaletteDialog> { { d => d.Entries, offered.Length > 0 ? offered : entries } }, PaletteDialog.Look));
        Dialogs.WaitForElement(".palette-text");
        return asked;
    }

    private AngleSharp.Dom.IElement Box() => Dialogs.Find(".palette-text");

    private Task TypeAsync(string text) => Dialogs.InvokeAsync(() => Box().InputAsync(text));

    private Task PressAsync(string key) => Dialogs.InvokeAsync(() => Box().KeyDownAsync(new KeyboardEventArgs { Key = key }));

    private string[] Options() => [.. Dialogs.FindAll("[role=option]").Select(o => string.Join(' ', o.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))];
}
