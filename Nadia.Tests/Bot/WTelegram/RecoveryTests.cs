using Microsoft.EntityFrameworkCore;
using Nadia.Core.Conversations;
using Nadia.Core.Drafting;
using Nadia.Tests.Bot.WTelegram.Server;
using Nadia.Tests.Support;
using TL.Methods;
using Message = TL.Message;

namespace Nadia.Tests.Bot.WTelegram;

/// <summary>What arrived while NADIA was off, for a minute or a month, is in the inbox once and in order.</summary>
public sealed class RecoveryTests(TestPostgres postgres) : LiveTest(postgres)
{
    private Customer Ana => Server.Customer(700_001, "Ana");

    private Customer Ben => Server.Customer(700_002, "Ben");

    [Fact]
    public async Task A_month_away_waits_to_be_asked_for_and_what_is_fresh_is_due()
    {
        await BeforeAsync();
        for (var day = 30; day > 0; day--) Write(Ana, $"Day {day}", TimeSpan.FromDays(day));
        Write(Ben, "An hour ago", TimeSpan.FromHours(1));

        await Node.ConnectAsync(Server);

        await Node.UntilTextsAsync(Ana.Id, ["Before", .. Enumerable.Range(1, 30).Reverse().Select(day => $"Day {day}")]);
        Assert.All((await Node.MessagesAsync(Ana.Id)).Skip(1), m => Assert.True(m.ArrivedAway));
        await using var db = Database.Open();
        Assert.NotNull((await ConversationAsync(db, Ben)).DueAt);
        // "Before" was due when NADIA went away, and everything of Ana's goes with it.
        Assert.NotNull((await ConversationAsync(db, Ana)).DueAt);
    }

    [Fact]
    public async Task An_old_message_of_somebody_nobody_drafts_for_stands_unwritten_in_the_queue()
    {
        await BeforeAsync();
        Write(Ben, "A month ago", TimeSpan.FromDays(30));

        await Node.ConnectAsync(Server);

        await Node.UntilTextsAsync(Ben.Id, "A month ago");
        await using var db = Database.Open();
        var conversation = await ConversationAsync(db, Ben);
        Assert.Null(conversation.DueAt);
        var draft = await db.Drafts.SingleAsync(d => d.ConversationId == conversation.Id, Token);
        Assert.Equal((DraftState.Pending, DraftOrigin.Unwritten, true), (draft.State, draft.Origin, draft.ArrivedAway));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(7)]
    public async Task A_hundred_messages_of_the_absence_are_in_order_in_one_piece_or_in_many(int slice)
    {
        await BeforeAsync();
        Server.Faults.SliceSize = slice;
        for (var i = 0; i < 100; i++) (i % 2 == 0 ? Ana : Ben).Write($"{i}");

        await Node.ConnectAsync(Server);

        await Node.UntilTextsAsync(Ana.Id, ["Before", .. Enumerable.Range(0, 50).Select(i => $"{2 * i}")]);
        await Node.UntilTextsAsync(Ben.Id, [.. Enumerable.Range(0, 50).Select(i => $"{(2 * i) + 1}")]);
    }

    [Theory]
    [InlineData("too long")]
    [InlineData("invalid")]
    [InlineData("outdated")]
    [InlineData("lost")]
    public async Task Without_the_updates_the_chats_are_read_since_the_last_stored_message(string why)
    {
        await BeforeAsync();
        Ana.Write("One");
        Server.Owner.WriteTo(Ana, "From the phone");
        Ana.Write("Two");
        Ben.Write("New here");
        for (var i = 0; i < 130; i++) Ben.Write($"{i}");
        Server.Outsiders.WriteAsBot(800_001, "Not me");
        Server.Outsiders.WriteInGroup(800_002, Ana, "Not here");
        Server.Outsiders.WriteServiceNotice("Login code");
        await BreakAsync(why);

        await Node.ConnectAsync(Server);

        await Node.UntilTextsAsync(Ana.Id, "Before", "One", "From the phone", "Two");
        await Node.UntilTextsAsync(Ben.Id, ["New here", .. Enumerable.Range(0, 130).Select(i => $"{i}")]);
        Assert.Equal(MessageOrigin.Phone, (await Node.MessagesAsync(Ana.Id))[2].Origin);
        await StaysAsync();
    }

    [Fact]
    public async Task A_failure_while_the_chats_are_read_begins_again_and_nothing_is_doubled()
    {
        await BeforeAsync();
        Ana.Write("One");
        Ben.Write("Two");
        Server.Faults.DifferenceTooLong(times: 2);
        Server.Faults.Refuse<Messages_GetHistory>(500, "INTERNAL_SERVER_ERROR", times: 1);

        await Node.ConnectAsync(Server);

        await Node.UntilTextsAsync(Ana.Id, "Before", "One");
        await Node.UntilTextsAsync(Ben.Id, "Two");
        Assert.True(Server.Calls<Messages_GetHistory>().Count > 2);
        await StaysAsync();
    }

    [Fact]
    public async Task A_flood_wait_while_the_chats_are_read_is_waited_out()
    {
        await BeforeAsync();
        Ana.Write("One");
        Server.Faults.DifferenceTooLong();
        Server.Faults.Refuse<Messages_GetHistory>(420, "FLOOD_WAIT_45", times: 1);
        var connecting = Node.ConnectAsync(Server);
        await Eventually.TrueAsync(() => Task.FromResult(Server.Calls<Messages_GetHistory>().Count > 0));
        await Task.Delay(300, Token);
        Assert.Single(Server.Calls<Messages_GetHistory>());

        Node.Skip(TimeSpan.FromSeconds(45));

        await connecting;
        await Node.UntilTextsAsync(Ana.Id, "Before", "One");
    }

    [Fact]
    public async Task Updates_that_are_too_long_in_the_middle_of_a_life_are_filled_from_the_chats()
    {
        await BeforeAsync();
        await Node.ConnectAsync(Server);
        Server.Pushes.Muted = true;
        for (var i = 0; i < 5; i++) Ana.Write($"{i}");
        Server.Faults.DifferenceTooLong(times: 2);
        Server.Pushes.Muted = false;
        Ana.Write("5");

        await Node.UntilTextsAsync(Ana.Id, "Before", "0", "1", "2", "3", "4", "5");
        await Node.UntilConnectedAsync();
        Ana.Write("6");
        await Node.UntilTextsAsync(Ana.Id, "Before", "0", "1", "2", "3", "4", "5", "6");
    }

    [Fact]
    public async Task Our_own_answer_does_not_hide_what_was_missed_before_it()
    {
        await BeforeAsync();
        await Node.ConnectAsync(Server);
        // The library looks for more half a second after it has signed in.
        await Task.Delay(1000, Token);
        Server.Faults.DifferenceTooLong(times: 2);
        Server.Pushes.Muted = true;
        Ana.Write("Missed");
        await ApproveAsync(Ana, "An answer");
        await UntilArrivedAsync(Ana, "An answer");

        await Eventually.TrueAsync(async () => (await Node.MessagesAsync(Ana.Id)).Count == 3);
        Assert.Equal(["An answer", "Before", "Missed"], (await Node.MessagesAsync(Ana.Id)).Select(m => m.Text).Order(StringComparer.Ordinal));
    }

    private async Task BeforeAsync()
    {
        await Node.ConnectAsync(Server);
        Ana.Write("Before");
        await Node.UntilTextsAsync(Ana.Id, "Before");
        await RestartAsync();
    }

    private static void Write(Customer customer, string text, TimeSpan ago) =>
        customer.Write(text, (Message message) => message.date = TimeProvider.System.GetUtcNow().UtcDateTime - ago);

    private async Task BreakAsync(string why)
    {
        if (why == "too long") Server.Faults.DifferenceTooLong();
        if (why == "invalid") Server.Faults.Refuse<Updates_GetDifference>(400, "PERSISTENT_TIMESTAMP_INVALID", times: 1);
        if (why == "outdated") Server.Faults.Refuse<Updates_GetDifference>(500, "PERSISTENT_TIMESTAMP_OUTDATED", times: 1);
        if (why != "lost") return;
        await using var db = Database.Open();
        await db.Accounts.ExecuteUpdateAsync(set => set.SetProperty(a => a.UpdateState, (string?)null), Token);
    }

    /// <summary>Another start brings nothing more, and live messages go on.</summary>
    private async Task StaysAsync()
    {
        var before = (await Node.MessagesAsync(Ana.Id)).Select(m => m.Text).ToArray();
        await RestartAsync();
        await Node.ConnectAsync(Server);
        Ana.Write("Live");
        await Node.UntilTextsAsync(Ana.Id, [.. before, "Live"]);
    }

    private static Task<Conversation> ConversationAsync(Nadia.Core.Data.NadiaDbContext db, Customer customer) =>
        db.Conversations.SingleAsync(c => c.ChatId == customer.UserId, Token);
}
