using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Conversations;

namespace Nadia.Tests.Support;

/// <summary>One customer's chat with the business, played through the real inbox.</summary>
public sealed class Chat
{
    private readonly NadiaDatabase database;

    private Chat(NadiaDatabase database, int accountId) => (this.database, AccountId) = (database, accountId);

    public int AccountId { get; }

    public string UserId { get; } = Arrange.NewId();

    /// <summary>Known once somebody has written.</summary>
    public long ConversationId { get; private set; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<Chat> StartAsync(NadiaDatabase database) => new(database, await Arrange.AccountAsync(database));

    public async Task<ReceivedMessage> CustomerAsync(string text, string? externalId = null, string? name = null)
    {
        var received = await Arrange.MessageAsync(database, AccountId, UserId, text, externalId, name);
        await LearnAsync();
        return received;
    }

    /// <summary>The customer replies to a message, to <paramref name="quote"/> out of it if there is one.</summary>
    public async Task<ReceivedMessage> ReplyAsync(string toExternalId, string text, string? quote = null)
    {
        var received = await database.Get<Inbox>().ReceiveAsync(
            AccountId, new(UserId, Arrange.NewId(), text, database.Clock.GetUtcNow()) { ReplyToExternalId = toExternalId, ReplyQuote = quote }, Token);
        await LearnAsync();
        return received;
    }

    /// <summary>The account's owner answers from their own phone.</summary>
    public async Task PhoneAsync(string text, string? externalId = null)
    {
        await database.Get<Inbox>().RecordFromPhoneAsync(AccountId, new(UserId, externalId ?? Arrange.NewId(), text, database.Clock.GetUtcNow()), Token);
        await LearnAsync();
    }

    public async Task SilenceAsync()
    {
        await using var db = database.Open();
        var customer = await db.Customers.SingleAsync(c => c.UserId == UserId, Token);
        customer.Silence(Actor.System("test"), database.Clock.GetUtcNow());
        await db.SaveChangesAsync(Token);
    }

    public async Task<Conversation> ReadAsync()
    {
        await using var db = database.Open();
        return await db.Conversations.AsNoTracking().SingleAsync(c => c.Id == ConversationId, Token);
    }

    private async Task LearnAsync()
    {
        await using var db = database.Open();
        ConversationId = await db.Conversations.Where(c => c.AccountId == AccountId && c.ChatId == UserId).Select(c => c.Id).SingleAsync(Token);
    }
}
