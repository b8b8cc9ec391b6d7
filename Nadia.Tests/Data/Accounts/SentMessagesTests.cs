using Microsoft.EntityFrameworkCore;
using Nadia.Core.Delivery;
using Nadia.Tests.Support;

namespace Nadia.Tests.Data.Accounts;

public sealed class SentMessagesTests(NadiaDatabase database) : IClassFixture<NadiaDatabase>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private SentMessages Sent => database.Get<SentMessages>();

    [Theory]
    [InlineData(DeliveryState.Typing, 1, null, true)]
    [InlineData(DeliveryState.Queued, 1, null, true)]
    [InlineData(DeliveryState.Sent, 1, "77", true)]
    [InlineData(DeliveryState.Queued, 0, null, false)]
    [InlineData(DeliveryState.Sent, 1, "78", false)]
    public async Task An_outgoing_message_is_ours_by_its_id_or_while_its_confirmation_is_missing(
        DeliveryState state, int attempts, string? externalId, bool ours)
    {
        var (accountId, chat) = await BubbleAsync("On its way.", state, attempts, externalId);
        Assert.Equal(ours, await Sent.IsOursAsync(accountId, chat, "77", "On its way.", Token));
    }

    [Fact]
    public async Task Another_text_another_chat_and_another_account_are_the_phones()
    {
        var (accountId, chat) = await BubbleAsync("On its way.", DeliveryState.Typing, 1, null);
        Assert.False(await Sent.IsOursAsync(accountId, chat, "77", "Something else.", Token));
        Assert.False(await Sent.IsOursAsync(accountId, Arrange.NewId(), "77", "On its way.", Token));
        Assert.False(await Sent.IsOursAsync(accountId + 1, chat, "77", "On its way.", Token));
    }

    [Fact]
    public async Task The_newest_unknown_candidate_is_chosen_and_none_when_all_are_known()
    {
        var accountId = await Arrange.AccountAsync(database);
        var chat = Arrange.NewId();
        await Arrange.MessageAsync(database, accountId, chat, "Hello", "500");

        Assert.Equal("498", await Sent.NewestUnknownAsync(accountId, chat, ["500", "498", "497"], Token));
        Assert.Null(await Sent.NewestUnknownAsync(accountId, chat, ["500"], Token));
        Assert.Null(await Sent.NewestUnknownAsync(accountId, chat, [], Token));
    }

    [Fact]
    public async Task Deleted_messages_are_found_with_their_chats()
    {
        var accountId = await Arrange.AccountAsync(database);
        var (one, two) = (Arrange.NewId(), Arrange.NewId());
        await Arrange.MessageAsync(database, accountId, one, "Hello", "900");
        await Arrange.MessageAsync(database, accountId, two, "Hello", "901");

        var found = await Sent.FindAsync(accountId, ["900", "901", "902"], Token);

        Assert.Equal([(one, "900"), (two, "901")], found.OrderBy(f => f.ExternalId));
    }

    private async Task<(int AccountId, string ChatId)> BubbleAsync(string text, DeliveryState state, int attempts, string? externalId)
    {
        var draft = await DraftArrange.DraftAsync(database);
        await using var db = database.Open();
        var conversation = await db.Conversations.SingleAsync(c => c.Id == draft.ConversationId, Token);
        db.Outbox.Add(new()
        {
            DraftId = draft.Id,
            ConversationId = conversation.Id,
            AccountId = conversation.AccountId,
            Position = 0,
            Text = text,
            RandomId = Random.Shared.NextInt64(),
            State = state,
            Attempts = attempts,
            ExternalId = externalId,
            NotBefore = database.Clock.GetUtcNow(),
            CreatedAt = database.Clock.GetUtcNow(),
        });
        await db.SaveChangesAsync(Token);
        return (conversation.AccountId, conversation.ChatId);
    }
}
