using Nadia.Core.Conversations;
using Nadia.Core.Live;
using Nadia.Tests.Support;

namespace Nadia.Tests.Data.Conversations;

/// <summary>What a message replies to, for people and for models.</summary>
public sealed class RepliesTests(NadiaDatabase database) : IClassFixture<NadiaDatabase>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reply_says_whose_message_it_answers_and_how_that_begins()
    {
        var chat = await Chat.StartAsync(database);
        var first = await chat.CustomerAsync($"Blue\n\n or   red? {new string('x', 300)}", "1");
        await chat.PhoneAsync("1. Blue 2. Red", "2");
        await chat.ReplyAsync("1", "About that");
        await chat.ReplyAsync("2", "This one, please", quote: "2. Red");
        await chat.ReplyAsync("99", "And that?");
        await chat.ReplyAsync("98", "And these?", quote: "Green");

        var timeline = await TimelineAsync(chat);

        Assert.Equal(
            [
                null,
                null,
                new(first.MessageId, MessageOrigin.Customer, $"Blue or red? {new string('x', 186)}…"),
                new(timeline[1].Id, MessageOrigin.Phone, "2. Red"),
                new(null, null, null),
                new(null, null, "Green"),
            ],
            timeline.Select(m => m.RepliedTo));
        Assert.Equal(timeline.Select(m => m.RepliedTo), (await Window().ReadAsync(chat.ConversationId, Token)).Select(m => m.RepliedTo));
    }

    [Fact]
    public async Task Another_chats_message_with_the_same_id_is_not_taken_for_it()
    {
        var chat = await Chat.StartAsync(database);
        await Arrange.MessageAsync(database, chat.AccountId, Arrange.NewId(), "My secret", "1");
        await chat.ReplyAsync("1", "About that");
        Assert.Equal(new RepliedTo(null, null, null), Assert.Single(await TimelineAsync(chat)).RepliedTo);
    }

    [Fact]
    public async Task What_was_deleted_is_shown_to_people_and_quoted_to_no_model()
    {
        var chat = await Chat.StartAsync(database);
        await chat.CustomerAsync("My secret", "1");
        await chat.ReplyAsync("1", "Forget that", quote: "secret");
        var window = Window();
        Assert.Equal("secret", (await window.ReadAsync(chat.ConversationId, Token))[^1].RepliedTo?.Excerpt);

        await database.Get<Inbox>().DeleteAsync(chat.AccountId, chat.UserId, "1", Token);

        Assert.Equal("secret", (await TimelineAsync(chat))[^1].RepliedTo?.Excerpt);
        Assert.Equal(new RepliedTo(null, null, null), Assert.Single(await window.ReadAsync(chat.ConversationId, Token)).RepliedTo);
    }

    [Fact]
    public async Task What_was_held_is_quoted_to_no_model()
    {
        var chat = await Chat.StartAsync(database);
        await chat.CustomerAsync("Held", "1");
        await Sql.ExecuteAsync(database.ConnectionString, $"UPDATE messages SET quarantined = true WHERE conversation_id = {chat.ConversationId}");
        await chat.ReplyAsync("1", "About that");
        Assert.Equal(new RepliedTo(null, null, null), Assert.Single(await Window().ReadAsync(chat.ConversationId, Token)).RepliedTo);
    }

    [Fact]
    public async Task A_cached_window_keeps_replies_and_one_of_before_replies_is_read_anew()
    {
        await using var redis = await TestRedis.StartAsync();
        var chat = await Chat.StartAsync(database);
        await chat.CustomerAsync("Blue or red?", "1");
        await chat.ReplyAsync("1", "Blue");
        var window = new ContextWindow(database.Contexts, new(await redis.LinkAsync()));
        var read = await window.ReadAsync(chat.ConversationId, Token);
        Assert.NotNull(read[1].RepliedTo);
        Assert.Equal(read, await window.ReadAsync(chat.ConversationId, Token));

        var key = $"nadia:context:{chat.ConversationId}";
        var before = ((string)(await redis.AdminAsync("GET", key))!).Replace("/2\"", "\"", StringComparison.Ordinal).Replace("Blue\"", "Green\"", StringComparison.Ordinal);
        await redis.AdminAsync("SET", key, before);
        Assert.Equal(read, await window.ReadAsync(chat.ConversationId, Token));
    }

    private async Task<IReadOnlyList<MessageView>> TimelineAsync(Chat chat) =>
        (await database.Get<ConversationReads>().TimelineAsync(chat.ConversationId, null, 50, Actors.Ana, Token)).Value.Messages;

    private ContextWindow Window() => new(database.Contexts, new(new RedisLink(null, TimeProvider.System, new LogOf<RedisLink>(new ListLog()))));
}
