using Bunit;
using Nadia.Core.Customers;
using Nadia.Tests.Support;
using Nadia.Web.Features.Customers;

namespace Nadia.Tests.Web.Customers;

public sealed class SilenceTests(TestPostgres postgres) : PageTest(postgres)
{
    private int changes;

    [Fact]
    public async Task Confirm_silences_and_a_second_time_lets_the_customer_be_heard()
    {
        var button = await ShowAsync();
        await AskAsync(button, "Silence", "Silence customer");
        await PressAsync("Silence");
        button.WaitForAssertion(() => Assert.Equal(1, changes));
        var silenced = await FindAsync("1");
        Assert.NotNull(silenced.SilencedAt);

        button.Render(p => p.Add(b => b.Customer, silenced));
        await AskAsync(button, "Unsilence", "Unsilence customer");
        await PressAsync("Unsilence");

        button.WaitForAssertion(() => Assert.Equal(2, changes));
        Assert.Null((await FindAsync("1")).SilencedAt);
    }

    [Theory]
    [InlineData("Cancel")]
    [InlineData("Escape")]
    [InlineData("backdrop")]
    public async Task Leaving_the_question_changes_nothing(string way)
    {
        var button = await ShowAsync();
        await AskAsync(button, "Silence", "Silence customer");

        await LeaveDialogAsync(way);

        Assert.Equal(0, changes);
        Assert.Null((await FindAsync("1")).SilencedAt);
    }

    [Fact]
    public async Task Escape_in_the_nickname_field_and_Cancel_save_nothing_and_Save_does()
    {
        await WriteAsync("1", "hello", "Mia");
        var field = Render<NicknameField>(p => p.Add(f => f.UserId, "1").Add(f => f.Changed, () => changes++));
        await field.InvokeAsync(() => field.Find("button").ClickAsync(new()));
        await field.InvokeAsync(() => field.Find("input").Input("wrong"));
        await field.InvokeAsync(() => field.Find("form").KeyDownAsync(new Microsoft.AspNetCore.Components.Web.KeyboardEventArgs { Key = "Escape" }));
        Assert.Empty(field.FindAll("input"));

        await field.InvokeAsync(() => field.Find("button").ClickAsync(new()));
        await field.InvokeAsync(() => field.Find("input").Input("Mimi"));
        await field.InvokeAsync(() => field.Find("form").SubmitAsync());

        field.WaitForAssertion(() => Assert.Equal(1, changes));
        Assert.Equal("Mimi", (await FindAsync("1")).Nickname);
    }

    private async Task<IRenderedComponent<SilenceButton>> ShowAsync()
    {
        await WriteAsync("1", "hello", "Mia");
        CustomerDetail customer = await FindAsync("1");
        _ = Dialogs;
        return Render<SilenceButton>(p => p.Add(b => b.Customer, customer).Add(b => b.Changed, () => changes++));
    }
}
