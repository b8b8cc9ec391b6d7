using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Nadia.Bot.Sandbox.Rehearsal;
using Nadia.Tests.Support;
using Nadia.Web.Features.Sandbox.Rehearsal;

namespace Nadia.Tests.Web.Sandbox;

public sealed class RehearsalPanelTests(TestPostgres postgres) : PageTest(postgres)
{
    private RehearsalPlayer Player => Services.GetRequiredService<RehearsalPlayer>();

    [Fact]
    public async Task A_chosen_scenario_is_rehearsed_shown_and_stopped()
    {
        var panel = Render<RehearsalPanel>();
        await AskAsync(panel, "Rehearse", "Rehearse");
        await Dialogs.ActAsync(".scenario", label => label.TextContent.Contains("Orders to the machine", StringComparison.Ordinal), label => label.QuerySelector("input")!.Change(true));

        await PressConfirmAsync();

        panel.WaitForText("Orders to the machine");
        Assert.Equal("Orders to the machine", Assert.Single(Player.Running(Admin).Value).Name);
        await panel.ActAsync("button", b => b.GetAttribute("aria-label") == "Stop Orders to the machine", b => b.Click());
        panel.WaitForAssertion(() => Assert.Empty(panel.FindAll(".rehearsal")));
        Assert.Empty(Player.Running(Admin).Value);
    }

    [Theory]
    [InlineData("Cancel")]
    [InlineData("Escape")]
    [InlineData("backdrop")]
    public async Task Leaving_the_question_rehearses_nothing(string way)
    {
        var panel = Render<RehearsalPanel>();
        await AskAsync(panel, "Rehearse", "Rehearse");

        await LeaveDialogAsync(way);

        Assert.Empty(Player.Running(Admin).Value);
        Assert.Empty(panel.FindAll(".rehearsal"));
    }

    private Task PressConfirmAsync() => Dialogs.ActAsync(".mud-dialog-actions button", b => b.TextContent.StartsWith("Rehearse", StringComparison.Ordinal), b => b.Click());
}
