using Bunit;
using Microsoft.AspNetCore.Components.Web;
using Nadia.Core.Customers;
using Nadia.Tests.Support;
using Nadia.Web.Features.Customers;

namespace Nadia.Tests.Web.Customers;

/// <summary>The `Update status` button and its dialog, over a real database.</summary>
public sealed class UpdateStatusTests : ComponentTest, IClassFixture<NadiaDatabase>
{
    private readonly NadiaDatabase database;
    private readonly string userId = Arrange.NewId();
    private int changes;

    public UpdateStatusTests(NadiaDatabase database)
    {
        this.database = database;
        Use<CustomerService>(database);
        Use<CustomerReads>(database);
    }

    [Fact]
    public async Task Confirm_saves_the_change_with_reason_and_actor()
    {
        var button = await ShowAsync();
        await OpenAsync(button);

        Dialogs.Find("#new-status").Change("LeadQualified");
        Dialogs.Find("#ltv-change").Input("25.50");
        Dialogs.Find("#reason").Input("User showed interest in content");
        Assert.Contains("25.50 USD after", Dialogs.Markup, StringComparison.Ordinal);
        await ConfirmAsync();

        button.WaitForAssertion(() => Assert.Equal(1, changes));
        var row = Assert.Single((await FindAsync()).History);
        Assert.Equal(
            (CustomerStatus.Prospect, CustomerStatus.LeadQualified, 25.50m, 25.50m, "User showed interest in content", "Ada", false),
            (row.PreviousStatus, row.NewStatus, row.LtvChange, row.LtvAfter, row.Reason, row.Actor, row.Automated));
    }

    [Theory]
    [InlineData("Cancel")]
    [InlineData("Escape")]
    [InlineData("backdrop")]
    public async Task Leaving_the_dialog_changes_nothing(string way)
    {
        var button = await ShowAsync();
        var before = await FindAsync();
        await OpenAsync(button);
        Dialogs.Find("#new-status").Change("Customer");
        Dialogs.Find("#ltv-change").Input("99");
        Dialogs.Find("#reason").Input("never mind");

        await LeaveDialogAsync(way);

        Assert.Equal(0, changes);
        var after = await FindAsync();
        Assert.Empty(after.History);
        Assert.Equal((before.Standing, before.UpdatedAt), (after.Standing, after.UpdatedAt));
        await OpenAsync(button);
        Assert.Equal("", Dialogs.Find("#ltv-change").GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task A_value_against_the_rules_keeps_the_dialog_open_and_says_the_rule()
    {
        var button = await ShowAsync();
        await OpenAsync(button);
        Dialogs.Find("#ltv-change").Input("-0.01");

        await ConfirmAsync();

        Assert.Equal("The LTV is 0.00 USD; a change of -0.01 would take it below 0.", Dialogs.Find("#ltv-after").TextContent);
        Assert.Equal("true", Dialogs.Find("#ltv-change").GetAttribute("aria-invalid"));
        Assert.Empty((await FindAsync()).History);
    }

    [Fact]
    public async Task A_change_by_somebody_else_meanwhile_is_said_and_the_typed_values_stay()
    {
        var button = await ShowAsync();
        await OpenAsync(button);
        Dialogs.Find("#new-status").Change("Customer");
        Dialogs.Find("#ltv-change").Input("50.00");
        Dialogs.Find("#reason").Input("bought");
        await ChangeAsync(CustomerStatus.LeadQualified, 10m);

        await ConfirmAsync();

        Dialogs.WaitForAssertion(() => Assert.Contains("changed by somebody else", Dialogs.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal(("50.00", "bought"), (Dialogs.Find("#ltv-change").GetAttribute("value"), Dialogs.Find("#reason").GetAttribute("value")));
        Assert.Contains("60.00 USD after", Dialogs.Markup, StringComparison.Ordinal);
        Assert.Equal(10m, (await FindAsync()).LtvUsd);

        await ConfirmAsync();
        button.WaitForAssertion(() => Assert.Equal(2, changes));
        Assert.Equal(new CustomerStanding(CustomerStatus.Customer, 60m), (await FindAsync()).Standing);
    }

    [Fact]
    public async Task Ctrl_Enter_confirms()
    {
        var button = await ShowAsync();
        await OpenAsync(button);
        Dialogs.Find("#ltv-change").Input("5");

        await Dialogs.InvokeAsync(() => Dialogs.Find("#ltv-change").KeyDownAsync(new KeyboardEventArgs { Key = "Enter", CtrlKey = true }));

        button.WaitForAssertion(() => Assert.Equal(1, changes));
        Assert.Equal(5m, (await FindAsync()).LtvUsd);
    }

    [Fact]
    public async Task A_reviewer_who_is_no_admin_has_no_button()
    {
        SignIn(Reviewer);

        Assert.Empty((await ShowAsync()).FindAll("button"));
    }

    private async Task<IRenderedComponent<UpdateStatusButton>> ShowAsync()
    {
        Assert.True((await database.Get<CustomerService>().RenameAsync(userId, "Mia", Admin, Token)).Succeeded);
        var customer = await FindAsync();
        _ = Dialogs;
        return Render<UpdateStatusButton>(parameters => parameters.Add(b => b.Customer, customer).Add(b => b.Changed, () => changes++));
    }

    private async Task OpenAsync(IRenderedComponent<UpdateStatusButton> button)
    {
        await button.PressAsync("Update status");
        await Dialogs.WaitForAssertionAsync(() => Assert.Equal("Update status", Dialogs.Find(".mud-dialog-title").TextContent.Trim()));
    }

    private async Task ConfirmAsync() =>
        await Dialogs.InvokeAsync(() => Dialogs.FindAll(".mud-dialog-actions button").Single(b => b.TextContent.Contains("Update status", StringComparison.Ordinal)).ClickAsync(new()));

    private async Task<CustomerDetail> FindAsync() => (await database.Get<CustomerReads>().FindAsync(userId, Admin, Token)).Value;

    private async Task ChangeAsync(CustomerStatus status, decimal change) =>
        Assert.True((await database.Get<CustomerService>().ChangeStatusAsync(new(userId, status, change), Admin, Token)).Succeeded);
}
