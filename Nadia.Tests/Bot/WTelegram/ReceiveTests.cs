using Nadia.Core.Conversations;
using Nadia.Tests.Support;

namespace Nadia.Tests.Bot.WTelegram;

public sealed class ReceiveTests(TestPostgres postgres) : LiveTest(postgres)
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Node.ConnectAsync(Server);
    }

    [Fact]
    public async Task A_message_is_recorded_with_its_id_and_its_sender()
    {
        var ana = Server.Customer(7833076816, "Ana");
        var id = ana.Write("Do you have it in blue?");

        await Node.UntilTextsAsync(ana.Id, "Do you have it in blue?");

        var message = Assert.Single(await Node.MessagesAsync(ana.Id));
        Assert.Equal((Text(id), MessageDirection.In, MessageOrigin.Customer), (message.ExternalId, message.Direction, message.Origin));
        Assert.Equal(
            "Ana/user7833076816/en",
            await Sql.ScalarAsync(Database.ConnectionString, "SELECT concat_ws('/', name, username, language) FROM customers WHERE user_id = '7833076816'"));
    }

    [Fact]
    public async Task A_reply_knows_what_it_answers()
    {
        var ana = Server.Customer(500_003);
        var first = ana.Write("One or two");
        ana.Write("About that", replyTo: first);
        ana.Reply(first, "This one", quote: "two");
        ana.Reply(first, "Said elsewhere", chat: new TL.PeerUser { user_id = 500_099 });

        await Node.UntilTextsAsync(ana.Id, "One or two", "About that", "This one", "Said elsewhere");

        Assert.Equal(
            [(null, null), (Text(first), null), (Text(first), "two"), (null, null)],
            (await Node.MessagesAsync(ana.Id)).Select(m => (m.ReplyToExternalId, m.ReplyQuote)));
    }

    [Fact]
    public async Task Only_private_chats_with_people_are_recorded()
    {
        var ana = Server.Customer(500_004);
        Server.Outsiders.WriteInGroup(600_001, ana, "In the group");
        Server.Outsiders.PostInChannel(600_002, "In the channel");
        Server.Outsiders.WriteAsBot(600_003, "I am a bot");
        Server.Outsiders.WriteServiceNotice("Login code: 12345");
        Server.Owner.WriteToSelf("To do");
        ana.Write("Hello");

        await Node.UntilTextsAsync(ana.Id, "Hello");

        Assert.Equal(1L, await Sql.ScalarAsync(Database.ConnectionString, "SELECT count(*) FROM messages"));
    }

    [Fact]
    public async Task An_edit_and_a_deletion_are_recorded_on_the_message()
    {
        var ana = Server.Customer(500_005);
        var id = ana.Write("Two of them");
        await Node.UntilTextsAsync(ana.Id, "Two of them");

        ana.Edit(id, "Three of them");
        await Node.UntilTextsAsync(ana.Id, "Three of them");
        ana.Delete(id);

        await Eventually.TrueAsync(async () => (await Node.MessagesAsync(ana.Id)).Single().DeletedAt is not null);
        Assert.Equal("Two of them", (await Node.MessagesAsync(ana.Id)).Single().TextBeforeEdit);
    }

    [Fact]
    public async Task What_the_owner_writes_on_the_phone_is_recorded_as_theirs_and_answers_the_customer()
    {
        var ana = Server.Customer(500_006);
        ana.Write("Hello?");
        await Node.UntilTextsAsync(ana.Id, "Hello?");

        Server.Owner.WriteTo(ana, "I am on the road, Ana.");

        await Node.UntilTextsAsync(ana.Id, "Hello?", "I am on the road, Ana.");
        var messages = await Node.MessagesAsync(ana.Id);
        Assert.Equal((MessageDirection.Out, MessageOrigin.Phone), (messages[1].Direction, messages[1].Origin));
        Assert.NotNull(messages[0].AnsweredAt);
    }

    [Fact]
    public async Task An_automatic_message_answers_nobody()
    {
        var ana = Server.Customer(500_011);
        ana.Write("Hello?");
        Server.Owner.GreetAutomatically(ana, "We are closed. Back at nine.");

        await Node.UntilTextsAsync(ana.Id, "Hello?", "We are closed. Back at nine.");

        var messages = await Node.MessagesAsync(ana.Id);
        Assert.Equal((null, MessageOrigin.Automatic), (messages[0].AnsweredAt, messages[1].Origin));
        Assert.NotEqual(default, await DueAsync(ana.UserId));
    }

    [Fact]
    public async Task Reading_on_the_phone_changes_nothing()
    {
        var ana = Server.Customer(500_007);
        ana.Write("Hello?");
        Server.Owner.Read(ana);
        ana.Write("Anybody?");

        await Node.UntilTextsAsync(ana.Id, "Hello?", "Anybody?");

        Assert.All(await Node.MessagesAsync(ana.Id), m => Assert.Equal((null, null), (m.AnsweredAt, m.ReadAt)));
    }

    [Fact]
    public async Task Typing_prolongs_the_quiet_period()
    {
        var ana = Server.Customer(500_008);
        ana.Write("One moment");
        await Node.UntilTextsAsync(ana.Id, "One moment");
        var before = await DueAsync(ana.UserId);
        Node.Skip(TimeSpan.FromSeconds(2));

        ana.Type();

        await Eventually.TrueAsync(async () => await DueAsync(ana.UserId) >= before.AddSeconds(2));
    }

    [Fact]
    public async Task A_tapped_emoji_and_a_game_are_no_typing()
    {
        var (ana, ben) = (Server.Customer(500_010), Server.Customer(500_011));
        ana.Write("One moment");
        ben.Write("One moment");
        await Node.UntilTextsAsync(ana.Id, "One moment");
        await Node.UntilTextsAsync(ben.Id, "One moment");
        var (before, bens) = (await DueAsync(ana.UserId), await DueAsync(ben.UserId));
        Node.Skip(TimeSpan.FromSeconds(2));

        ana.Act(new TL.SendMessageEmojiInteraction { emoticon = "🎉", msg_id = 1, interaction = new() { data = "{}" } });
        ana.Act(new TL.SendMessageGamePlayAction());
        ben.Act(new TL.SendMessageRecordAudioAction());

        // Updates are taken one after the other: once Ben's is, Ana's were.
        await Eventually.TrueAsync(async () => await DueAsync(ben.UserId) >= bens.AddSeconds(2));
        Assert.Equal(before, await DueAsync(ana.UserId));
    }

    [Fact]
    public async Task A_read_mark_marks_the_bubbles_as_read()
    {
        var ana = Server.Customer(500_009);
        ana.Write("Hello?");
        await Node.UntilTextsAsync(ana.Id, "Hello?");
        await ApproveAsync(ana, "Hello Ana!", "How are you?");
        await Node.UntilTextsAsync(ana.Id, "Hello?", "Hello Ana!", "How are you?");

        ana.Read();

        await Eventually.TrueAsync(async () => (await Node.MessagesAsync(ana.Id)).Count(m => m.ReadAt is not null) == 2);
    }

    private async Task<DateTime> DueAsync(string user) =>
        (DateTime)(await Sql.ScalarAsync(Database.ConnectionString, $"SELECT due_at FROM conversations WHERE chat_id = '{user}'"))!;

    private static string Text(int id) => id.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
