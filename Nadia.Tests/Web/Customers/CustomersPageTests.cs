using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Nadia.Core.Conversations;
using Nadia.Core.Customers;
using Nadia.Core.Review;
using Nadia.Tests.Support;
using Nadia.Web.Features.Customers;

namespace Nadia.Tests.Web.Customers;

public sealed class CustomersPageTests(TestPostgres postgres) : PageTest(postgres)
{
    [Fact]
    public async Task Nobody_yet_nobody_found_and_an_absent_database_look_different()
    {
        Show("/customers").WaitForText("No customers yet");

        await WriteAsync("100", "hello", "Mia");
        var page = Show("/customers?q=zzz");
        page.WaitForText("Nobody matches");

        Switch.GoAway();
        var broken = Show("/customers");
        broken.WaitForText("The database did not answer");
        Assert.DoesNotContain("No customers yet", broken.Markup, StringComparison.Ordinal);
        Switch.ComeBack();
        await broken.PressAsync("Retry");
        broken.WaitForText("Mia");
    }

    [Fact]
    public async Task The_list_grows_by_key_without_doubles()
    {
        for (var i = 0; i < 60; i++) Assert.True((await Customers.RenameAsync($"{1000 + i}", $"Number {i}", Admin, Token)).Succeeded);
        var page = Show("/customers");
        page.WaitForState(() => page.FindAll(".row").Count == 50);

        await page.PressAsync("Show more");

        page.WaitForState(() => page.FindAll(".row").Count == 60);
        Assert.Equal(60, page.FindAll(".row").Select(r => r.GetAttribute("href")).Distinct().Count());
        Assert.DoesNotContain("Show more", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_names_and_messages_are_text()
    {
        await WriteAsync("100", "<img src=x onerror=alert(1)>", "<script>alert(2)</script>");
        await Customers.ChangeStatusAsync(new("100", CustomerStatus.Customer, 1, "<i>reason</i>"), Admin, Token);

        var panel = Render<CustomerPanel>(p => p.Add(c => c.UserId, "100"));

        panel.WaitForAssertion(() => Assert.Equal("<img src=x onerror=alert(1)>", panel.Find(".log .text").TextContent));
        Assert.Equal("<script>alert(2)</script>", panel.Find("h2").TextContent);
        Assert.Equal("<i>reason</i>", panel.Find(".reason").TextContent);
        Assert.Empty(panel.FindAll("img, script, i"));
    }

    [Fact]
    public async Task A_reply_stands_under_what_it_answers()
    {
        var chat = await Chat.StartAsync(Database);
        await chat.PhoneAsync("Blue or red?", "1");
        await chat.ReplyAsync("1", "This one");

        var panel = Render<CustomerPanel>(p => p.Add(c => c.UserId, chat.UserId));

        panel.WaitForAssertion(() => Assert.Equal("Blue or red?", panel.Find(".log .in .quote-text").TextContent));
        Assert.Empty(panel.FindAll(".log .out .quote"));
    }

    [Fact]
    public async Task What_was_held_stands_where_it_would_have_come_and_what_leaves_stands_last()
    {
        var account = await Arrange.AccountAsync(Database);
        var held = await SendingArrange.ApproveAsync(Database, account, "100", "Held long ago");
        await Database.Get<Inbox>().TypingAsync(account, "100", Token);
        var back = (await SendingArrange.PendingAsync(Database, held.ConversationId))!;
        Assert.True((await Database.Get<ReviewService>().RejectAsync(new(back.Id), Actors.Ana, Token)).Succeeded);
        Database.Clock.Advance(TimeSpan.FromDays(30));
        await SendingArrange.ApproveAsync(Database, account, "100", "On its way");

        var panel = Render<CustomerPanel>(p => p.Add(c => c.UserId, "100"));

        panel.WaitForAssertion(() => Assert.Equal(
            ["Do you have it in blue?", "Held long ago", "Do you have it in blue?", "On its way"], panel.FindAll(".log .text").Select(t => t.TextContent)));
    }

    [Fact]
    public async Task A_slow_load_of_one_customer_does_not_show_on_another()
    {
        await WriteAsync("1", "I am A", "Customer A");
        await WriteAsync("2", "I am B", "Customer B");
        var slow = new TaskCompletionSource();
        Switch.Delay = slow.Task;
        var panel = Render<CustomerPanel>(p => p.Add(c => c.UserId, "1"));

        panel.Render(p => p.Add(c => c.UserId, "2"));
        panel.WaitForText("Customer B");
        slow.SetResult();
        await panel.InvokeAsync(() => { });

        Assert.Equal("Customer B", panel.Find("h2").TextContent);
        Assert.DoesNotContain("Customer A", panel.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_elsewhere_shows_at_once_and_a_closed_page_listens_no_more()
    {
        await WriteAsync("1", "hello", "Mia");
        var listeners = Database.Feed.SubscriptionCount;
        var panel = Render<CustomerPanel>(p => p.Add(c => c.UserId, "1"));
        panel.WaitForText("0.00 USD");

        await Customers.ChangeStatusAsync(new("1", CustomerStatus.Customer, 75.5m), Admin, Token);

        panel.WaitForText("75.50 USD");
        await DisposeComponentsAsync();
        Assert.Equal(listeners, Database.Feed.SubscriptionCount);
    }

    [Fact]
    public void An_unknown_customer_is_said_to_be_unknown() =>
        Render<CustomerPanel>(p => p.Add(c => c.UserId, "404")).WaitForText("No such customer");

    private IRenderedComponent<CustomersPage> Show(string address)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Render<CustomersPage>();
    }
}
