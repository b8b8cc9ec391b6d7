using Bunit;
using MudBlazor;
using Nadia.Core.Review.Queue;
using Nadia.Tests.Support;
using Nadia.Web.Features.Settings.Queue;

namespace Nadia.Tests.Web.Settings;

/// <summary>Settings > Queue: how long customers may wait, and how many replies two people look at.</summary>
public sealed class QueueSettingsPageTests(TestPostgres postgres) : SettingsPageTest(postgres)
{
    private QueueRuleBook Book => Database.Get<QueueRuleBook>();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Use<QueueRuleBook>(Database);
    }

    [Fact]
    public async Task The_limits_stand_there_and_a_change_is_saved()
    {
        Assert.True((await Book.SaveAsync(new(7, 21, 5), Ada, Token)).Succeeded);
        var page = Open();
        Assert.Equal(["7", "21", "5"], page.FindAll("input").Select(i => i.GetAttribute("value")));

        await TypeAsync(page, "#amber", "10");
        await TypeAsync(page, "#second", "20");
        await page.InvokeAsync(() => page.Find("form").SubmitAsync());

        page.WaitForAssertion(() => Assert.Equal(Severity.Success, Assert.Single(Snackbar.ShownSnackbars).Severity));
        Assert.Equal(new QueueRules(10, 21, 20), await Book.ReadAsync(Token));
    }

    [Theory]
    [InlineData("#amber", "0", "#amber", "Must be a whole number from 1 to 1,440.")]
    [InlineData("#amber", "21", "#red", "Must be more than the first, and at most 1,440.")]
    [InlineData("#red", "1441", "#red", "Must be more than the first, and at most 1,440.")]
    [InlineData("#second", "101", "#second", "Must be a whole number from 0 to 100.")]
    public async Task A_wrong_limit_is_told_beside_its_field_and_changes_nothing(string field, string value, string wrong, string rule)
    {
        Assert.True((await Book.SaveAsync(new(7, 21, 5), Ada, Token)).Succeeded);
        var page = Open();

        await TypeAsync(page, field, value);
        await page.InvokeAsync(() => page.Find("form").SubmitAsync());

        page.WaitForAssertion(() => Assert.Equal(rule, Assert.Single(page.FindAll("[role=alert]")).TextContent));
        var input = Assert.Single(page.FindAll("[aria-invalid=true]"));
        Assert.Equal((wrong, page.Find("[role=alert]").Id), ($"#{input.Id}", input.GetAttribute("aria-describedby")));
        Assert.Empty(Snackbar.ShownSnackbars);
        Assert.Equal(new QueueRules(7, 21, 5), await Book.ReadAsync(Token));
    }

    private IRenderedComponent<QueueSettingsPage> Open()
    {
        var page = Render<QueueSettingsPage>();
        page.WaitForElement("form");
        return page;
    }

    private static Task TypeAsync(IRenderedComponent<QueueSettingsPage> page, string field, string value) =>
        page.InvokeAsync(() => page.Find(field).InputAsync(value));
}
