using Microsoft.EntityFrameworkCore;
using Nadia.Bot.WTelegram;
using Nadia.Core.Conversations;
using Nadia.Tests.Bot.WTelegram.Server;
using Nadia.Tests.Support;
using TL.Methods;

namespace Nadia.Tests.Bot.WTelegram;

/// <summary>The first login takes over the latest chats as context, and drafts nothing of them.</summary>
public sealed class ImportTests(TestPostgres postgres) : LiveTest(postgres)
{
    [Fact]
    public async Task The_last_messages_of_private_chats_are_context_and_nobody_waits()
    {
        var (ana, ben) = (Server.Customer(720_001, "Ana"), Server.Customer(720_002, "Ben"));
        for (var i = 0; i < 60; i++) ana.Write($"{i}");
        Server.Owner.WriteTo(ana, "My answer");
        ben.Write("Are you there?");
        Server.Owner.WriteToSelf("A note");
        Server.Outsiders.WriteAsBot(800_001, "Not me");
        Server.Outsiders.WriteInGroup(800_002, ana, "Not here");
        Server.Outsiders.WriteServiceNotice("Login code");
        await Task.Delay(FirstImport.Slack + TimeSpan.FromSeconds(1), Token);

        await Node.ConnectAsync(Server);

        await Node.UntilTextsAsync(ana.Id, [.. Enumerable.Range(11, 49).Select(i => $"{i}"), "My answer"]);
        await Node.UntilTextsAsync(ben.Id, "Are you there?");
        await using var db = Database.Open();
        Assert.Equal(2, await db.Conversations.CountAsync(Token));
        Assert.Equal(0, await db.Conversations.CountAsync(c => c.DueAt != null || c.WaitingSince != null, Token));
        Assert.Equal(0, await db.Messages.CountAsync(m => m.Direction == MessageDirection.In && m.AnsweredAt == null, Token));
        Assert.Equal(0, await db.Drafts.CountAsync(Token));
        Assert.Equal(ana.AccessHash, (await db.Conversations.SingleAsync(c => c.ChatId == ana.UserId, Token)).PeerAccessHash);
    }

    [Fact]
    public async Task What_is_said_in_the_very_second_of_the_login_is_there_once()
    {
        var ana = Server.Customer(720_003, "Ana");
        ana.Write("A moment ago");
        await Node.ConnectAsync(Server);
        await Node.UntilTextsAsync(ana.Id, "A moment ago");
        ana.Write("Live");
        await Node.UntilTextsAsync(ana.Id, "A moment ago", "Live");
        await using var db = Database.Open();
        Assert.Equal(["Live"], await db.Messages.Where(m => m.AnsweredAt == null).Select(m => m.Text).ToListAsync(Token));
    }

    [Fact]
    public async Task What_arrives_while_the_chats_are_imported_is_new_and_waits()
    {
        var ana = Server.Customer(720_004, "Ana");
        ana.Write("Before");
        await Task.Delay(FirstImport.Slack + TimeSpan.FromSeconds(1), Token);
        await Node.SignInAsync(Server.Login);
        Server.Faults.AnswerDelay = TimeSpan.FromMilliseconds(400);
        var connecting = Node.ConnectAsync(Server);
        await Eventually.TrueAsync(() => Task.FromResult(Server.Calls<Messages_GetDialogs>().Count == 1));
        ana.Write("Meanwhile");
        await connecting;
        Server.Faults.AnswerDelay = TimeSpan.Zero;

        await Node.UntilTextsAsync(ana.Id, "Before", "Meanwhile");
        await using var db = Database.Open();
        Assert.Equal(["Meanwhile"], await db.Messages.Where(m => m.AnsweredAt == null).Select(m => m.Text).ToListAsync(Token));
        Assert.NotNull((await db.Conversations.SingleAsync(Token)).DueAt);
    }

    [Fact]
    public async Task A_failure_in_the_middle_begins_again_and_still_nobody_waits()
    {
        foreach (var i in Enumerable.Range(1, 5)) Server.Customer(720_010 + i, $"Person {i}").Write("Before");
        await Task.Delay(FirstImport.Slack + TimeSpan.FromSeconds(1), Token);
        Server.Faults.Refuse<Messages_GetHistory>(500, "INTERNAL_SERVER_ERROR", times: 1);

        await Node.ConnectAsync(Server);

        await using var db = Database.Open();
        Assert.Equal(5, await db.Messages.CountAsync(Token));
        Assert.Equal(0, await db.Messages.CountAsync(m => m.AnsweredAt == null, Token));
    }

    [Theory]
    [InlineData("getDifference")]
    [InlineData("finish")]
    public async Task A_failure_after_the_chats_were_read_loses_nothing_of_the_second_of_the_login(string where)
    {
        var ana = Server.Customer(720_020, "Ana");
        ana.Write("Long ago");
        await Task.Delay(FirstImport.Slack + TimeSpan.FromSeconds(1), Token);
        Server.HoldTime();
        ana.Write("In that second");
        if (where == "finish") await RefuseAsync("In that second");
        else Server.Faults.Refuse<Updates_GetDifference>(500, "INTERNAL_SERVER_ERROR");
        await Node.SignInAsync(Server.Login);
        await Node.StartAsync();
        await Eventually.TrueAsync(async () => (await Node.AccountAsync()).StateReason?.EndsWith("Trying again.", StringComparison.Ordinal) == true);
        Assert.Equal(["Long ago"], (await Node.MessagesAsync(ana.Id)).Select(m => m.Text));
        ana.Write("Meanwhile");
        Server.LetTimePass();
        if (where == "finish") await FailedAgainBehindAsync(ana, "Meanwhile");

        if (where == "finish") await Sql.ExecuteAsync(Database.ConnectionString, "DROP TRIGGER refuse ON messages");
        else Server.Faults.Allow<Updates_GetDifference>();
        await RestartAsync();
        await Node.ConnectAsync(Server);

        await WaitingIsOnlyAsync(ana, "Meanwhile", "In that second", "Long ago");
    }

    [Fact]
    public async Task Updates_that_are_too_long_at_the_login_are_read_from_the_chats_and_only_they_are_new()
    {
        var ana = Server.Customer(720_021, "Ana");
        ana.Write("Long ago");
        await Task.Delay(FirstImport.Slack + TimeSpan.FromSeconds(1), Token);
        Server.HoldTime();
        ana.Write("In that second");
        await Node.SignInAsync(Server.Login);
        await Task.Delay(1100, Token);
        Server.Faults.AnswerDelay = TimeSpan.FromMilliseconds(800);
        Server.Faults.DifferenceTooLong();
        var connecting = Node.ConnectAsync(Server);
        await Eventually.TrueAsync(() => Task.FromResult(Server.Calls<Messages_GetDialogs>().Count == 1));
        Server.LetTimePass();
        ana.Write("Meanwhile");
        await connecting;
        Server.Faults.AnswerDelay = TimeSpan.Zero;

        await WaitingIsOnlyAsync(ana, "Meanwhile", "In that second", "Long ago");
    }

    [Fact]
    public async Task More_chats_than_a_page_are_imported_at_a_pace_up_to_two_hundred()
    {
        for (var i = 0; i < FirstImport.Chats + 10; i++) Server.Customer(730_000 + i, $"Person {i}").Write($"Hello {i}");
        await Task.Delay(FirstImport.Slack + TimeSpan.FromSeconds(1), Token);
        await Node.SignInAsync(Server.Login);
        await Node.StartAsync();

        await Eventually.TrueAsync(() =>
        {
            if (!Node.IsConnected) Node.Skip(TimeSpan.FromSeconds(0.5));
            return Task.FromResult(Node.IsConnected);
        }, TimeSpan.FromMinutes(2));

        await using var db = Database.Open();
        Assert.Equal(FirstImport.Chats, await db.Conversations.CountAsync(Token));
        Assert.False(await db.Conversations.AnyAsync(c => c.ChatId == "730000", Token));
        Assert.Equal(FirstImport.Chats, Server.Calls<Messages_GetHistory>().Count);
    }

    /// <summary>The updates were taken in up to this text, and the end of that try has come too.</summary>
    private async Task FailedAgainBehindAsync(Customer customer, string text)
    {
        await Eventually.TrueAsync(async () => (await Node.MessagesAsync(customer.Id)).Any(m => m.Text == text));
        var asked = Server.Calls<Updates_GetDifference>().Count;
        await Eventually.TrueAsync(() => Task.FromResult(Server.Calls<Updates_GetDifference>().Count > asked));
    }

    private async Task WaitingIsOnlyAsync(Customer customer, string waiting, params string[] context)
    {
        await Eventually.TrueAsync(async () => (await Node.MessagesAsync(customer.Id)).Count == context.Length + 1);
        await using var db = Database.Open();
        Assert.Equal([waiting], await db.Messages.Where(m => m.AnsweredAt == null).Select(m => m.Text).ToListAsync(Token));
        Assert.Equal(context.Order(), (await db.Messages.Where(m => m.AnsweredAt != null).Select(m => m.Text).ToListAsync(Token)).Order());
    }

    private Task RefuseAsync(string text) => Sql.ExecuteAsync(
        Database.ConnectionString,
        $"""
        CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'not now'; END $$;
        CREATE TRIGGER refuse BEFORE INSERT ON messages FOR EACH ROW WHEN (NEW.text = '{text}') EXECUTE FUNCTION refuse();
        """);
}
