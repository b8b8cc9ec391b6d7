using Nadia.Core.Conversations;
using Nadia.Core.Live;
using Nadia.Tests.Support;

namespace Nadia.Tests.Data.Conversations;

public sealed class ContextWindowTests(NadiaDatabase database) : IClassFixture<NadiaDatabase>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Both_sides_are_there_in_order_with_their_roles()
    {
        var chat = await Chat.StartAsync(database);
        await chat.CustomerAsync("Hello");
        await chat.PhoneAsync("Hello, how can I help?");
        await chat.CustomerAsync("<b>One</b> question");

        var window = await Window(NoRedis).ReadAsync(chat.ConversationId, Token);

        Assert.Equal(
            [(MessageDirection.In, "Hello"), (MessageDirection.Out, "Hello, how can I help?"), (MessageDirection.In, "<b>One</b> question")],
            window.Select(m => (m.Direction, m.Text)));
    }

    [Fact]
    public async Task Deleted_and_quarantined_messages_are_not_shown()
    {
        var chat = await Chat.StartAsync(database);
        await chat.CustomerAsync("kept");
        await chat.CustomerAsync("taken back", "deleted-1");
        await database.Get<Inbox>().DeleteAsync(chat.AccountId, chat.UserId, "deleted-1", Token);
        await chat.SilenceAsync();
        Assert.True((await chat.CustomerAsync("while silenced")).Quarantined);

        Assert.Equal(["kept"], (await Window(NoRedis).ReadAsync(chat.ConversationId, Token)).Select(m => m.Text));
    }

    [Fact]
    public async Task The_last_hundred_are_shown_fifty_before_and_fifty_new()
    {
        var chat = await Chat.StartAsync(database);
        for (var i = 1; i <= 105; i++) await chat.CustomerAsync($"{i}");
        Assert.Equal(Enumerable.Range(6, 100).Select(i => $"{i}"), (await Window(NoRedis).ReadAsync(chat.ConversationId, Token)).Select(m => m.Text));
    }

    [Fact]
    public async Task Flushing_or_stopping_redis_changes_nothing()
    {
        await using var redis = await TestRedis.StartAsync();
        var chat = await Chat.StartAsync(database);
        await chat.CustomerAsync("Hello");
        await chat.PhoneAsync("Hi");
        var window = Window(await redis.LinkAsync());

        var first = await window.ReadAsync(chat.ConversationId, Token);
        Assert.Equal(1, (int)await redis.AdminAsync("DBSIZE"));
        Assert.Equal(first, await window.ReadAsync(chat.ConversationId, Token));
        await redis.AdminAsync("FLUSHALL");
        Assert.Equal(first, await window.ReadAsync(chat.ConversationId, Token));
        await redis.StopAsync();
        Assert.Equal(first, await window.ReadAsync(chat.ConversationId, Token));
        Assert.Equal(2, first.Count);
    }

    [Fact]
    public async Task A_cached_window_is_used_until_the_conversation_moves_on()
    {
        await using var redis = await TestRedis.StartAsync();
        var chat = await Chat.StartAsync(database);
        await chat.CustomerAsync("before");
        var window = Window(await redis.LinkAsync());
        await window.ReadAsync(chat.ConversationId, Token);

        await Sql.ExecuteAsync(database.ConnectionString, $"UPDATE messages SET text = 'behind the cache' WHERE conversation_id = {chat.ConversationId}");
        Assert.Equal(["before"], (await window.ReadAsync(chat.ConversationId, Token)).Select(m => m.Text));

        await chat.CustomerAsync("after");
        Assert.Equal(["behind the cache", "after"], (await window.ReadAsync(chat.ConversationId, Token)).Select(m => m.Text));
        var days = (long)await redis.AdminAsync("TTL", $"nadia:context:{chat.ConversationId}") / 86400.0;
        Assert.InRange(days, 6.9, 7.0);
    }

    [Fact]
    public async Task A_damaged_entry_and_another_installations_entry_are_ignored()
    {
        await using var redis = await TestRedis.StartAsync();
        var chat = await Chat.StartAsync(database);
        await chat.CustomerAsync("mine");
        var window = Window(await redis.LinkAsync());
        var key = $"nadia:context:{chat.ConversationId}";

        await redis.AdminAsync("SET", key, "{broken");
        Assert.Equal(["mine"], (await window.ReadAsync(chat.ConversationId, Token)).Select(m => m.Text));
        await redis.AdminAsync("SET", key, """{"stamp":"1/1","messages":[{"id":1,"direction":0,"text":"theirs"}]}""");
        Assert.Equal(["mine"], (await window.ReadAsync(chat.ConversationId, Token)).Select(m => m.Text));
    }

    [Fact]
    public async Task An_unknown_conversation_has_no_messages() => Assert.Empty(await Window(NoRedis).ReadAsync(-1, Token));

    private static RedisLink NoRedis => new(null, TimeProvider.System, new LogOf<RedisLink>(new ListLog()));

    private ContextWindow Window(RedisLink link) => new(database.Contexts, new(link));
}
