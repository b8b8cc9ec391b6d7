using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nadia.Core.Delivery;
using Nadia.Core.Live;
using Nadia.Tests.Support;
using Nadia.Web.Features.Sandbox;

namespace Nadia.Tests.Web.Sandbox;

public sealed class SandboxPageTests(TestPostgres postgres) : PageTest(postgres)
{
    [Fact]
    public async Task Everybody_who_wrote_is_listed_latest_first_as_text()
    {
        await WriteAsync("1", "first", "Ana");
        Database.Clock.Advance(TimeSpan.FromSeconds(1));
        await WriteAsync("2", "<img src=x onerror=alert(1)>", "<b>Bob</b>");

        var page = Render<SandboxPage>();

        page.WaitForState(() => page.FindAll(".person").Count == 2);
        Assert.Equal(["<b>Bob</b>", "Ana"], page.FindAll(".person-name").Select(n => n.TextContent));
        Assert.Equal("<img src=x onerror=alert(1)>", page.Find(".person-last").TextContent);
        Assert.Empty(page.FindAll("img"));
    }

    [Fact]
    public void An_absent_database_is_said()
    {
        Switch.GoAway();
        Render<SandboxPage>().WaitForText("The database did not answer");
    }

    [Theory]
    [InlineData("Cancel")]
    [InlineData("Escape")]
    [InlineData("backdrop")]
    public async Task Leaving_the_question_whom_to_play_plays_nobody(string way)
    {
        var page = Render<SandboxPage>();
        page.WaitForText("Play a customer");
        _ = Dialogs;
        await page.ActAsync(".people-head button", _ => true, b => b.Click());
        await Dialogs.WaitForElementAsync("#person-name");
        Dialogs.Find("#person-name").Input("Zoe");

        await LeaveDialogAsync(way);

        Assert.DoesNotContain("as=", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Typing_shows_until_the_bubble_arrives()
    {
        await WriteAsync("1", "hello", "Mia");
        var phone = Render<PhoneChat>(p => p.Add(c => c.UserId, "1").Add(c => c.Name, "Mia"));
        phone.WaitForText("online");

        Database.Feed.Publish(LiveChange.Typing("2"));
        Database.Feed.Publish(LiveChange.Typing("1"));
        phone.WaitForText("typing…");
        await Database.Get<SandboxPhone>().ArriveAsync("1", "Hi Mia", 42, Token);
        Database.Feed.Publish(LiveChange.Conversation(1));

        phone.WaitForText("Hi Mia");
        Assert.Equal("online", phone.Find(".phone-state").TextContent);
    }

    [Fact]
    public async Task A_message_that_could_not_be_sent_stays_and_is_sent_once_at_the_second_try()
    {
        await WriteAsync("1", "hello", "Mia");
        var listeners = Database.Feed.SubscriptionCount;
        var phone = Render<PhoneChat>(p => p.Add(c => c.UserId, "1").Add(c => c.Name, "Mia"));
        phone.WaitForState(() => phone.FindAll("article").Count == 1);
        await phone.ActAsync(".phone-write input", _ => true, i => i.Input("lost?"));
        Switch.GoAway();
        await phone.ActAsync(".phone-write", _ => true, f => f.Submit());
        phone.WaitForText("Send again");
        Switch.ComeBack();

        await phone.PressAsync("Send again");

        phone.WaitForState(() => !phone.Markup.Contains("Send again", StringComparison.Ordinal) && !phone.Markup.Contains("sending…", StringComparison.Ordinal));
        Assert.Equal(["hello", "lost?"], phone.FindAll("article p").Select(p => p.TextContent));
        await DisposeComponentsAsync();
        Assert.Equal(listeners, Database.Feed.SubscriptionCount);
    }

    [Fact]
    public async Task A_customer_who_types_is_waited_for()
    {
        await WriteAsync("1", "hello", "Mia");
        var due = await DueAsync();
        Database.Clock.Advance(TimeSpan.FromSeconds(3));
        var phone = Render<PhoneChat>(p => p.Add(c => c.UserId, "1").Add(c => c.Name, "Mia"));

        await phone.ActAsync(".phone-write input", _ => true, i => i.Input("and"));

        await Eventually.TrueAsync(async () => await DueAsync() == due + TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task A_burst_arrives_in_the_order_it_was_written()
    {
        await WriteAsync("1", "hello", "Mia");
        var phone = Render<PhoneChat>(p => p.Add(c => c.UserId, "1").Add(c => c.Name, "Mia"));
        phone.WaitForState(() => phone.FindAll("article").Count == 1);

        await phone.PressAsync("⚡ A burst of four");

        string[] expected = ["hello", "hi", "I saw your page", "how much is it", "and when can I start?"];
        phone.WaitForAssertion(() => Assert.Equal(expected, phone.FindAll("article p").Select(p => p.TextContent)), TimeSpan.FromSeconds(10));
    }

    private async Task<DateTimeOffset?> DueAsync()
    {
        await using var db = Database.Open();
        return await db.Conversations.Select(c => c.DueAt).SingleAsync(Token);
    }
}
