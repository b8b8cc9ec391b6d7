using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Nadia.Core.Drafting.Prompts;
using Nadia.Core.Drafting.Trials;
using Nadia.Tests.Support;
using Nadia.Web.Features.Settings.Prompts;

namespace Nadia.Tests.Web.Settings;

public sealed class PromptsPageTests(TestPostgres postgres) : ComponentTest, IAsyncLifetime
{
    private DraftingBench bench = default!;

    private PromptService Prompts => bench.Database.Get<PromptService>();

    public async ValueTask InitializeAsync()
    {
        bench = await DraftingBench.StartAsync(postgres);
        Services.AddSingleton(bench.Database.Feed);
        Use<PromptService>(bench.Database);
        Use<PromptTrials>(bench.Database);
    }

    [Fact]
    public async Task A_text_is_edited_and_saved_as_a_new_version()
    {
        var page = await OpenAsync();
        Assert.True(Button(page, "Save as a new version").HasAttribute("disabled"));
        await TypeAsync(page, "Be a kind pirate.");
        await page.PressAsync("Save as a new version");

        page.WaitForText("Version 2 in use");
        Assert.Equal("Be a kind pirate.", (await SheetAsync()).Text);
        Assert.Equal("Be a kind pirate.", Box(page).GetAttribute("value"));
        Assert.Contains("Ada", page.Find(".table tbody tr").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_else_saves_meanwhile_is_said_and_the_own_text_stays()
    {
        var page = await OpenAsync();
        await TypeAsync(page, "Mine.");
        await Prompts.SaveAsync(PromptKeys.Persona, "Theirs.", 1, Actors.Admin with { Name = "Bea" }, Token);

        page.WaitForText("Bea saved version 2 meanwhile.");
        Assert.Equal("Mine.", Box(page).GetAttribute("value"));
        Assert.True(Button(page, "Save as a new version").HasAttribute("disabled"));
        await page.PressAsync("Keep mine");
        await page.PressAsync("Save as a new version");

        page.WaitForText("Version 3 in use");
        Assert.Equal("Mine.", (await SheetAsync()).Text);
    }

    [Fact]
    public async Task A_save_that_came_too_late_is_refused_and_loses_nothing()
    {
        var page = await OpenAsync(new(TimeProvider.System));
        await TypeAsync(page, "Mine.");
        await Prompts.SaveAsync(PromptKeys.Persona, "Theirs.", 1, Actors.Admin with { Name = "Bea" }, Token);
        await page.PressAsync("Save as a new version");

        page.WaitForText("Bea saved version 2 meanwhile.");
        Assert.Equal("Mine.", Box(page).GetAttribute("value"));
        Assert.Equal("Theirs.", (await SheetAsync()).Text);
        await page.PressAsync("Use theirs");
        Assert.Equal("Theirs.", Box(page).GetAttribute("value"));
    }

    [Fact]
    public async Task An_older_version_is_brought_back_when_confirmed()
    {
        await Prompts.SaveAsync(PromptKeys.Persona, "Second.", 1, Actors.Admin, Token);
        var page = await OpenAsync();
        await AskRestoreAsync(page);
        await Dialogs.ActAsync(".mud-dialog-actions button", b => b.TextContent.Trim() == "Restore", b => b.Click());

        page.WaitForText("Version 3 in use");
        Assert.Equal((3, (int?)1), ((await SheetAsync()).Version, (await SheetAsync()).Versions[0].RestoredFrom));
    }

    [Theory]
    [InlineData("Cancel")]
    [InlineData("Escape")]
    [InlineData("backdrop")]
    public async Task Leaving_the_question_restores_nothing(string way)
    {
        await Prompts.SaveAsync(PromptKeys.Persona, "Second.", 1, Actors.Admin, Token);
        var page = await OpenAsync();
        await AskRestoreAsync(page);
        await LeaveDialogAsync(way);
        Assert.Equal("Second.", (await SheetAsync()).Text);
    }

    [Fact]
    public async Task Two_versions_are_compared_word_by_word()
    {
        await Prompts.SaveAsync(PromptKeys.Persona, "Be kind to all.", 1, Actors.Admin, Token);
        await Prompts.SaveAsync(PromptKeys.Persona, "Be warm to all.", 2, Actors.Admin, Token);
        var page = await OpenAsync();
        page.WaitForAssertion(() =>
        {
            Assert.Equal("warm", page.Find(".diff ins").TextContent);
            Assert.Equal("kind", page.Find(".diff del").TextContent);
        });
        await page.InvokeAsync(() => page.Find("#compare-older").Change("3"));
        page.WaitForText("The two versions are the same.");
    }

    [Fact]
    public async Task A_trial_shows_what_would_come_of_the_text_and_stores_nothing()
    {
        var chat = await Chat.StartAsync(bench.Database);
        await chat.CustomerAsync("How much is the <b>blue</b> one?", name: "Mia");
        await bench.DraftAfterQuietAsync();
        var page = await OpenAsync();
        await TypeAsync(page, "Unsaved persona.");
        page.WaitForAssertion(() => Assert.Contains("Mia", page.Find("#trial-case").TextContent, StringComparison.Ordinal));
        await page.PressAsync("Run a draft");

        page.WaitForText("No model is configured: the built-in drafter wrote this.");
        var trial = page.Find(".trial");
        Assert.Contains("price", trial.TextContent, StringComparison.Ordinal);
        Assert.Contains("Unsaved persona.", page.Find(".sent-message pre").TextContent, StringComparison.Ordinal);
        Assert.Empty(trial.QuerySelectorAll("b"));
        Assert.Equal(1, (await SheetAsync()).Version);
        Assert.Single(await bench.DraftsAsync(chat.ConversationId));
    }

    [Fact]
    public async Task Without_any_conversation_the_trial_says_so()
    {
        var page = await OpenAsync();
        page.WaitForText("There is no past conversation yet.");
    }

    [Fact]
    public void A_reviewer_is_shown_nothing()
    {
        SignIn(Reviewer);
        var page = Render<PromptsPage>();
        page.WaitForText("The prompt could not be loaded");
        Assert.Empty(page.FindAll("textarea"));
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        await bench.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private static AngleSharp.Dom.IElement Box(IRenderedComponent<PromptsPage> page) => page.Find("#prompt-box");

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<PromptsPage> page, string verb) => page.FindAll("button").Single(b => b.TextContent.Trim() == verb);

    private static Task TypeAsync(IRenderedComponent<PromptsPage> page, string text) => page.InvokeAsync(() => Box(page).Input(text));

    private async Task AskRestoreAsync(IRenderedComponent<PromptsPage> page)
    {
        var dialogs = Dialogs;
        await page.ActAsync("button", b => b.GetAttribute("aria-label") == "Restore version 1", b => b.Click());
        dialogs.WaitForElement(".mud-dialog");
    }

    private async Task<PromptSheet> SheetAsync() => (await Prompts.OpenAsync(PromptKeys.Persona, Actors.Admin, Token)).Value;

    /// <param name="deaf">A feed of its own, on which no news comes.</param>
    private Task<IRenderedComponent<PromptsPage>> OpenAsync(Nadia.Core.Live.LiveFeed? deaf = null)
    {
        if (deaf is not null) Services.AddSingleton(deaf);
        var page = Render<PromptsPage>();
        page.WaitForElement("#prompt-box");
        return Task.FromResult(page);
    }
}
