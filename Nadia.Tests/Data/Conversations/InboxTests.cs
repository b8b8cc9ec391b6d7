using Microsoft.EntityFrameworkCore;
using Nadia.Core.Conversations;
using Nadia.Core.Drafting;
using Nadia.Core.Quarantine;
using Nadia.Tests.Support;

namespace Nadia.Tests.Data.Conversations;

public sealed class InboxTests(NadiaDatabase database) : IClassFixture<NadiaDatabase>
{
    private readonly Inbox inbox = database.Get<Inbox>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_handed_over_ten_times_at_once_is_one_message()
    {
        var account = await Arrange.AccountAsync(database);
        var user = Arrange.NewId();

        var received = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Arrange.MessageAsync(database, account, user, "Hello", "m-1")));

        Assert.Single(received, r => r.IsNew);
        Assert.Single(received.Select(r => r.MessageId).Distinct());
        await using var db = database.Open();
        Assert.Equal(1, await db.Messages.CountAsync(m => m.ChatId == user, Token));
        Assert.Equal(1, (await ConversationAsync(account, user)).BatchCount);
    }

    [Fact]
    public async Task First_messages_at_once_make_one_customer_and_one_conversation()
    {
        var account = await Arrange.AccountAsync(database);
        var user = Arrange.NewId();

        await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Arrange.MessageAsync(database, account, user, $"Message {i}")));

        await using var db = database.Open();
        Assert.Equal(1, await db.Customers.CountAsync(c => c.UserId == user, Token));
        Assert.Equal(10, (await ConversationAsync(account, user)).Revision);
    }

    [Fact]
    public async Task The_due_time_restarts_with_each_message_but_never_passes_the_longest_wait()
    {
        var account = await Arrange.AccountAsync(database);
        var user = Arrange.NewId();
        var start = database.Clock.GetUtcNow();
        for (var i = 0; i < 9; i++)
        {
            await Arrange.MessageAsync(database, account, user, $"Part {i}");
            database.Clock.Advance(TimeSpan.FromSeconds(4));
        }

        var due = (await ConversationAsync(account, user)).DueAt;

        Assert.Equal(start.AddSeconds(30), due);
    }

    [Fact]
    public async Task Text_that_postgresql_cannot_hold_is_kept_without_the_bad_characters()
    {
        var account = await Arrange.AccountAsync(database);
        var user = Arrange.NewId();

        var received = await Arrange.MessageAsync(database, account, user, "a\0b\ud800c" + new string('x', 5000), name: "N\0ame");

        await using var db = database.Open();
        var text = await db.Messages.Where(m => m.Id == received.MessageId).Select(m => m.Text).SingleAsync(Token);
        Assert.StartsWith("ab\ufffdcx", text, StringComparison.Ordinal);
        Assert.Equal(4 + 5000, text.Length);
        Assert.Equal("Name", (await db.Customers.SingleAsync(c => c.UserId == user, Token)).Name);
    }

    [Fact]
    public async Task What_goes_beyond_twice_the_longest_message_gives_way_to_a_mark()
    {
        var account = await Arrange.AccountAsync(database);
        var user = Arrange.NewId();

        await Arrange.MessageAsync(database, account, user, new string('x', 8192));
        await Arrange.MessageAsync(database, account, user, $"{new string('x', 8184)}😀 the end");

        await using var db = database.Open();
        var texts = await db.Messages.Where(m => m.ChatId == user).OrderBy(m => m.Id).Select(m => m.Text).ToListAsync(Token);
        Assert.Equal([new string('x', 8192), $"{new string('x', 8184)}… [cut]"], texts);
    }

    [Fact]
    public async Task A_silenced_customers_message_is_kept_and_not_due_until_it_is_released()
    {
        var account = await Arrange.AccountAsync(database);
        var user = Arrange.NewId();
        await Arrange.MessageAsync(database, account, user, "First");
        await database.Get<QuarantineService>().SilenceAsync(user, Actors.Ana, Token);

        var held = await Arrange.MessageAsync(database, account, user, "Second");

        Assert.True(held.Quarantined);
        Assert.Null((await ConversationAsync(account, user)).DueAt);
        var released = await database.Get<QuarantineService>().ReleaseAsync([held.MessageId], Actors.Ana, Token);
        Assert.Equal(1, released.Value);
        Assert.NotNull((await ConversationAsync(account, user)).DueAt);
        Assert.Equal(0, (await database.Get<QuarantineService>().ReleaseAsync([held.MessageId], Actors.Ben, Token)).Value);
    }

    [Fact]
    public async Task A_discarded_message_stays_in_the_database_and_is_never_due()
    {
        var account = await Arrange.AccountAsync(database);
        var user = Arrange.NewId();
        await Arrange.MessageAsync(database, account, user, "First");
        await database.Get<QuarantineService>().SilenceAsync(user, Actors.Ana, Token);
        var held = await Arrange.MessageAsync(database, account, user, "Second");

        await database.Get<QuarantineService>().DiscardAsync([held.MessageId], Actors.Ana, Token);

        await using var db = database.Open();
        var message = await db.Messages.SingleAsync(m => m.Id == held.MessageId, Token);
        Assert.True(message.Quarantined);
        Assert.Null((await ConversationAsync(account, user)).DueAt);
    }

    [Fact]
    public async Task An_answer_from_the_phone_retires_the_pending_draft()
    {
        var user = Arrange.NewId();
        var draft = await DraftArrange.DraftAsync(database, user);
        var account = (await ConversationAsync(user)).AccountId;

        await inbox.RecordFromPhoneAsync(account, new(user, "p-1", "I answered myself", database.Clock.GetUtcNow()), Token);
        await inbox.RecordFromPhoneAsync(account, new(user, "p-1", "I answered myself", database.Clock.GetUtcNow()), Token);

        await using var db = database.Open();
        Assert.Equal(DraftState.Superseded, (await db.Drafts.SingleAsync(d => d.Id == draft.Id, Token)).State);
        Assert.Equal(1, await db.Messages.CountAsync(m => m.ChatId == user && m.Origin == MessageOrigin.Phone, Token));
        Assert.Null((await ConversationAsync(user)).WaitingSince);
    }

    [Fact]
    public async Task An_automatic_message_is_kept_once_and_leaves_the_pending_draft_and_who_waits()
    {
        var user = Arrange.NewId();
        var draft = await DraftArrange.DraftAsync(database, user);
        var before = await ConversationAsync(user);

        for (var i = 0; i < 2; i++)
            await inbox.RecordAutomaticAsync(before.AccountId, new(user, "a-1", "We are closed. Back at nine.", database.Clock.GetUtcNow()), Token);

        await using var db = database.Open();
        Assert.Equal(DraftState.Pending, (await db.Drafts.SingleAsync(d => d.Id == draft.Id, Token)).State);
        Assert.Equal(1, await db.Messages.CountAsync(m => m.ChatId == user && m.Origin == MessageOrigin.Automatic, Token));
        Assert.Equal(0, await db.Messages.CountAsync(m => m.ChatId == user && m.AnsweredAt != null, Token));
        var after = await ConversationAsync(user);
        Assert.Equal((before.Revision, before.WaitingSince), (after.Revision, after.WaitingSince));
    }

    [Fact]
    public async Task A_username_given_up_is_forgotten_and_one_not_told_is_kept()
    {
        var account = await Arrange.AccountAsync(database);
        var user = Arrange.NewId();
        var hello = new InboundMessage(user, "u-1", "Hello", database.Clock.GetUtcNow()) { Username = "ana" };

        await inbox.ReceiveAsync(account, hello, Token);
        await inbox.ReceiveAsync(account, hello with { ExternalId = "u-2", Username = null }, Token);
        Assert.Equal("ana", await UsernameAsync());
        await inbox.ReceiveAsync(account, hello with { ExternalId = "u-3", Username = "" }, Token);

        Assert.Null(await UsernameAsync());

        async Task<string?> UsernameAsync()
        {
            await using var db = database.Open();
            return (await db.Customers.SingleAsync(c => c.UserId == user, Token)).Username;
        }
    }

    [Fact]
    public async Task An_edit_and_a_deletion_are_recorded_and_make_the_draft_stale()
    {
        var account = await Arrange.AccountAsync(database);
        var user = Arrange.NewId();
        var received = await Arrange.MessageAsync(database, account, user, "In blue?", "m-7");
        var before = (await ConversationAsync(account, user)).Revision;

        await inbox.EditAsync(account, new(user, "m-7", "In red?", database.Clock.GetUtcNow()), database.Clock.GetUtcNow().AddSeconds(1), Token);
        await inbox.DeleteAsync(account, user, "m-7", Token);

        await using var db = database.Open();
        var message = await db.Messages.SingleAsync(m => m.Id == received.MessageId, Token);
        Assert.Equal(("In red?", "In blue?"), (message.Text, message.TextBeforeEdit));
        Assert.NotNull(message.DeletedAt);
        Assert.Equal(before + 2, (await ConversationAsync(account, user)).Revision);
    }

    private async Task<Conversation> ConversationAsync(int account, string user)
    {
        await using var db = database.Open();
        return await db.Conversations.SingleAsync(c => c.AccountId == account && c.ChatId == user, Token);
    }

    private async Task<Conversation> ConversationAsync(string user)
    {
        await using var db = database.Open();
        return await db.Conversations.SingleAsync(c => c.ChatId == user, Token);
    }
}
