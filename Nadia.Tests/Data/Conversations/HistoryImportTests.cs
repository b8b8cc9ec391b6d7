using Microsoft.EntityFrameworkCore;
using Nadia.Core.Conversations;
using Nadia.Tests.Support;

namespace Nadia.Tests.Data.Conversations;

public sealed class HistoryImportTests(NadiaDatabase database) : IClassFixture<NadiaDatabase>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_said_before_is_context_and_nobody_waits_for_an_answer_to_it()
    {
        var (account, user) = (await Arrange.AccountAsync(database), Arrange.NewId());
        await ImportAsync(account, Message(user, "1", "Hello"), Message(user, "2", "Hi!", fromUs: true), Message(user, "3", "Are you there?"));

        await using var db = database.Open();
        var conversation = await db.Conversations.SingleAsync(c => c.ChatId == user, Token);
        Assert.Equal((null, null), (conversation.DueAt, conversation.WaitingSince));
        Assert.Empty(await db.Unanswered(conversation.Id).ToListAsync(Token));
        var messages = await db.Messages.Where(m => m.ChatId == user).OrderBy(m => m.Id).ToListAsync(Token);
        Assert.Equal(["Hello", "Hi!", "Are you there?"], messages.Select(m => m.Text));
        Assert.Equal([MessageOrigin.Customer, MessageOrigin.Phone, MessageOrigin.Customer], messages.Select(m => m.Origin));
        Assert.Equal("Ana", (await db.Customers.SingleAsync(c => c.UserId == user, Token)).Name);
    }

    [Fact]
    public async Task What_is_there_already_stays_as_it_is()
    {
        var (account, user) = (await Arrange.AccountAsync(database), Arrange.NewId());
        await Arrange.MessageAsync(database, account, user, "New and waiting", "3");

        await ImportAsync(account, Message(user, "2", "Before"), Message(user, "3", "New and waiting"));
        await ImportAsync(account, Message(user, "2", "Before"), Message(user, "3", "New and waiting"));

        await using var db = database.Open();
        Assert.Equal(2, await db.Messages.CountAsync(m => m.ChatId == user, Token));
        Assert.Null((await db.Messages.SingleAsync(m => m.ChatId == user && m.ExternalId == "3", Token)).AnsweredAt);
        Assert.NotNull((await db.Conversations.SingleAsync(c => c.ChatId == user, Token)).DueAt);
    }

    [Fact]
    public async Task A_chat_was_taken_in_up_to_the_last_message_that_was_handed_over_not_up_to_our_own()
    {
        var (account, user) = (await Arrange.AccountAsync(database), Arrange.NewId());
        await Arrange.MessageAsync(database, account, user, "Hello", "700");
        await using (var db = database.Open())
        {
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO messages (conversation_id, account_id, chat_id, external_id, direction, origin, text, sent_at, received_at, quarantined)
                SELECT id, account_id, chat_id, '705', 'out', 'nadia', 'Ours', now(), now(), false FROM conversations WHERE chat_id = {user}
                """, Token);
        }

        var through = await database.Get<RecoveryReads>().ThroughAsync(account, Token);

        Assert.Equal("700", through[user].ExternalId);
    }

    [Fact]
    public async Task Unanswered_messages_matter_and_the_twenty_before_them_and_no_others()
    {
        var (account, waiting, answered) = (await Arrange.AccountAsync(database), Arrange.NewId(), Arrange.NewId());
        await ImportAsync(account, [.. Enumerable.Range(1, 30).Select(i => Message(waiting, $"{i}", "Before"))]);
        await Arrange.MessageAsync(database, account, waiting, "Now", "31");
        await ImportAsync(account, Message(answered, "900", "Long ago"));

        var mattering = await database.Get<RecoveryReads>().MatteringAsync(account, Token);

        Assert.Equal(Enumerable.Range(12, 20), mattering.Select(int.Parse).Order());
    }

    private static ImportedMessage Message(string user, string id, string text, bool fromUs = false) =>
        new(new(user, id, text, new DateTimeOffset(2026, 2, 1, 9, 0, 0, TimeSpan.Zero)) { Name = "Ana" }, fromUs, WasRead: false);

    private Task ImportAsync(int account, params ImportedMessage[] messages) => database.Get<HistoryImport>().ImportAsync(account, messages, Token);
}
