using Bunit;
using Nadia.Core.Review.Preferences;
using Nadia.Tests.Support;
using Nadia.Web.Features.Review.Preferences;

namespace Nadia.Tests.Web.Review;

public sealed class PreferencesPageTests(TestPostgres postgres) : ComponentTest, IAsyncLifetime
{
    private NadiaDatabase database = default!;
    private IRenderedComponent<PreferencesPage> page = default!;

    public async ValueTask InitializeAsync()
    {
        database = await NadiaDatabase.CreateAsync(postgres);
        Use<PreferencesService>(database);
        SignIn(Actors.Ana);
        _ = Dialogs;
        page = Render<PreferencesPage>();
        page.WaitForElement("#key-approve");
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_key_typed_over_the_former_one_is_saved()
    {
        await page.InvokeAsync(() => page.Find("#key-approve").InputAsync("aP"));
        await SaveAsync();
        Assert.Equal("p", (await ReadAsync()).Keys[DeskAction.Approve]);
        Assert.Empty(page.FindAll("[role=alert]"));
    }

    [Fact]
    public async Task A_conflict_is_said_at_its_field_and_nothing_is_saved()
    {
        await page.InvokeAsync(() => page.Find("#key-reject").InputAsync("a"));
        await page.InvokeAsync(() => page.Find("input[type=checkbox]").ChangeAsync(true));
        await SaveAsync();
        Assert.Equal("true", page.Find("#key-reject").GetAttribute("aria-invalid"));
        Assert.Contains("“A” is the key of “Approve & send” already", page.Find("#key-reject-hint").TextContent, StringComparison.Ordinal);
        Assert.Equal(ReviewerPreferences.Default, await ReadAsync());
        Assert.Equal("a", page.Find("#key-reject").GetAttribute("value"));
    }

    [Theory]
    [InlineData("4")]
    [InlineData("-1")]
    [InlineData("soon")]
    public async Task A_time_that_the_business_does_not_give_is_said_at_its_field(string seconds)
    {
        await page.InvokeAsync(() => page.Find("#undo-seconds").InputAsync(seconds));
        await SaveAsync();
        Assert.Contains("0 to 3 seconds", page.Find("#undo-hint").TextContent, StringComparison.Ordinal);
        Assert.Equal(ReviewerPreferences.Default, await ReadAsync());
    }

    [Fact]
    public async Task Resetting_brings_the_defaults_back_once_confirmed()
    {
        await page.InvokeAsync(() => page.Find("#key-approve").InputAsync("p"));
        await page.InvokeAsync(() => page.Find("#undo-seconds").InputAsync("1.5"));
        await SaveAsync();
        await AskResetAsync();
        await LeaveDialogAsync("Escape");
        Assert.Equal(("p", 1.5), ((await ReadAsync()).Keys[DeskAction.Approve], (await ReadAsync()).UndoSeconds));

        await AskResetAsync();
        await Dialogs.InvokeAsync(() => Dialogs.FindAll(".mud-dialog button").Single(b => b.TextContent.Trim() == "Reset").ClickAsync(new()));
        page.WaitForAssertion(() => Assert.Equal("a", page.Find("#key-approve").GetAttribute("value")));
        Assert.Equal(("a", null), ((await ReadAsync()).Keys[DeskAction.Approve], (await ReadAsync()).UndoSeconds));
    }

    private Task SaveAsync() => page.InvokeAsync(() => page.Find("form").SubmitAsync());

    private Task AskResetAsync()
    {
        _ = page.InvokeAsync(() => page.FindAll("button").Single(b => b.TextContent.Trim() == "Reset to the defaults").ClickAsync(new()));
        Dialogs.WaitForElement(".mud-dialog");
        return Task.CompletedTask;
    }

    private async Task<ReviewerPreferences> ReadAsync() => (await database.Get<PreferencesService>().ReadAsync(Actors.Ana, Token)).Value;
}
