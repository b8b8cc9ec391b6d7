using Bunit;
using Microsoft.EntityFrameworkCore;
using Nadia.Core.Conversations;
using Nadia.Core.Delivery;
using Nadia.Tests.Support;
using Nadia.Web.Features.Sandbox;

namespace Nadia.Tests.Web.Sandbox;

/// <summary>What a played customer does without writing.</summary>
public sealed class PhoneHabitsTests(TestPostgres postgres) : PageTest(postgres)
{
    private readonly string userId = Arrange.NewId();

    [Fact]
    public async Task Reading_is_left_to_the_player_when_they_want_it()
    {
        await WriteAsync(userId, "hello");
        var phone = Render<PhoneChat>(parameters => parameters.Add(p => p.UserId, userId).Add(p => p.Name, "Mia"));
        await phone.PressAsync("Reads at once");
        phone.WaitForAssertion(() => Assert.Equal("false", Toggle(phone, "Reads at once")));
        await ArriveAsync("It has arrived.");
        phone.WaitForText("It has arrived.");
        Assert.Null(await ReadAtAsync());

        await phone.PressAsync("Read now");
        await Eventually.TrueAsync(async () => await ReadAtAsync() is not null);
        phone.WaitForAssertion(() => Assert.True(phone.FindAll("button").Single(b => b.TextContent.Trim() == "Read now").HasAttribute("disabled")));
    }

    [Fact]
    public async Task What_arrives_is_read_at_once_otherwise()
    {
        await WriteAsync(userId, "hello");
        var phone = Render<PhoneChat>(parameters => parameters.Add(p => p.UserId, userId).Add(p => p.Name, "Mia"));
        await ArriveAsync("Hi!");
        await Eventually.TrueAsync(async () => await ReadAtAsync() is not null);
        Assert.DoesNotContain(phone.FindAll("button"), b => b.TextContent.Trim() == "Read now");
    }

    [Fact]
    public async Task Typing_is_said_until_it_is_switched_off()
    {
        await WriteAsync(userId, "hello");
        var before = await TypedAtAsync();
        var phone = Render<PhoneChat>(parameters => parameters.Add(p => p.UserId, userId).Add(p => p.Name, "Mia"));
        Database.Clock.Advance(TimeSpan.FromSeconds(1));
        await phone.PressAsync("Is typing");
        phone.WaitForAssertion(() => Assert.Equal("true", Toggle(phone, "Is typing")));
        await Eventually.TrueAsync(async () => await TypedAtAsync() != before);
        await phone.PressAsync("Is typing");
        phone.WaitForAssertion(() => Assert.Equal("false", Toggle(phone, "Is typing")));
    }

    private static string? Toggle(IRenderedComponent<PhoneChat> phone, string name) =>
        phone.FindAll("button[aria-pressed]").Single(b => b.TextContent.Trim() == name).GetAttribute("aria-pressed");

    /// <summary>A bubble arrives as the delivery would bring it.</summary>
    private async Task ArriveAsync(string text)
    {
        var accountId = await Database.Get<Nadia.Bot.Sandbox.SandboxService>().AccountIdAsync(Token);
        var id = await Database.Get<SandboxPhone>().ArriveAsync(userId, text, 4711, Token);
        await Database.Get<Inbox>().RecordFromPhoneAsync(accountId, new(userId, id, text, TimeProvider.System.GetUtcNow()), Token);
    }

    private async Task<DateTimeOffset?> ReadAtAsync()
    {
        await using var db = Database.Open();
        return await db.Messages.Where(m => m.ChatId == userId && m.Direction == MessageDirection.Out).Select(m => m.ReadAt).SingleOrDefaultAsync(Token);
    }

    private async Task<DateTimeOffset?> TypedAtAsync()
    {
        await using var db = Database.Open();
        return await db.Conversations.Where(c => c.ChatId == userId).Select(c => c.DueAt).SingleAsync(Token);
    }
}
