using Microsoft.EntityFrameworkCore;
using Nadia.Bot.WTelegram;
using Nadia.Core.Conversations;
using Nadia.Core.Delivery;
using Nadia.Tests.Bot.WTelegram.Server;
using Nadia.Tests.Support;

namespace Nadia.Tests.Bot.WTelegram;

/// <summary>What people do besides writing while the connection is gone, and when the database is.</summary>
public sealed class AbsenceTests(TestPostgres postgres) : LiveTest(postgres)
{
    private Customer Ana => Server.Customer(710_001, "Ana");

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Node.ConnectAsync(Server);
    }

    [Fact]
    public async Task Edits_and_deletions_of_the_absence_are_recorded()
    {
        var (kept, edited, deleted) = (Ana.Write("Kept"), Ana.Write("In blue?"), Ana.Write("Nonsense"));
        await Node.UntilTextsAsync(Ana.Id, "Kept", "In blue?", "Nonsense");
        await RestartAsync();
        Ana.Write("New");
        Ana.Edit(edited, "In red?");
        Ana.Delete(deleted);

        await Node.ConnectAsync(Server);

        await Node.UntilTextsAsync(Ana.Id, "Kept", "In red?", "Nonsense", "New");
        await UntilDeletedAsync("Nonsense");
        Assert.True(kept < edited);
    }

    [Fact]
    public async Task Edits_and_deletions_are_found_although_the_updates_are_lost()
    {
        var (edited, deleted) = (Ana.Write("In blue?"), Ana.Write("Nonsense"));
        await Node.UntilTextsAsync(Ana.Id, "In blue?", "Nonsense");
        await RestartAsync();
        Ana.Edit(edited, "In red?");
        Ana.Delete(deleted);
        Server.Faults.DifferenceTooLong();

        await Node.ConnectAsync(Server);

        await Node.UntilTextsAsync(Ana.Id, "In red?", "Nonsense");
        await UntilDeletedAsync("Nonsense");
    }

    [Fact]
    public async Task Edits_that_the_library_leaves_out_when_it_fills_a_gap_are_looked_up()
    {
        var edited = Ana.Write("In blue?");
        await Node.UntilTextsAsync(Ana.Id, "In blue?");
        Server.Pushes.Muted = true;
        Ana.Write("Second");
        Ana.Edit(edited, "In red?");
        Server.Pushes.Muted = false;
        Ana.Write("Third");
        await Eventually.TrueAsync(async () => (await Node.MessagesAsync(Ana.Id)).Count == 3);
        Node.Skip(TimeSpan.FromSeconds(6));

        await Node.UntilTextsAsync(Ana.Id, "In red?", "Second", "Third");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Reading_during_the_absence_marks_the_bubbles(bool updatesAreLost)
    {
        Ana.Write("Hello");
        await Node.UntilTextsAsync(Ana.Id, "Hello");
        await ApproveAsync(Ana, "One", "Two");
        await UntilArrivedAsync(Ana, "One", "Two");
        await RestartAsync();
        Ana.Read();
        if (updatesAreLost) Server.Faults.DifferenceTooLong();

        await Node.ConnectAsync(Server);

        await Eventually.TrueAsync(async () =>
        {
            await using var db = Database.Open();
            return await db.Outbox.AllAsync(o => o.State == DeliveryState.Read, Token);
        });
    }

    [Fact]
    public async Task Somebody_out_of_reach_does_not_hide_what_the_others_have_read()
    {
        var ben = Server.Customer(510_099, "Ben");
        foreach (var customer in (Customer[])[Ana, ben])
        {
            customer.Write("Hello");
            await Node.UntilTextsAsync(customer.Id, "Hello");
            await ApproveAsync(customer, "One");
            await UntilArrivedAsync(customer, "One");
        }

        await RestartAsync();
        await using var db = Database.Open();
        await db.Conversations.Where(c => c.ChatId == Ana.UserId).ExecuteUpdateAsync(set => set.SetProperty(c => c.PeerAccessHash, 1), Token);
        ben.Read();
        Server.Faults.DifferenceTooLong();

        await Node.ConnectAsync(Server);

        await Eventually.TrueAsync(() => db.Messages.AnyAsync(m => m.ChatId == ben.UserId && m.ReadAt != null, Token));
    }

    [Fact]
    public async Task A_receipt_given_before_the_send_is_answered_counts()
    {
        Ana.Write("Hello");
        await Node.UntilTextsAsync(Ana.Id, "Hello");
        await Task.Delay(1000, Token);
        Server.Faults.AnswerDelay = TimeSpan.FromSeconds(2);
        await ApproveAsync(Ana, "One");
        await UntilArrivedAsync(Ana, "One");
        Ana.Read();
        Server.Faults.AnswerDelay = TimeSpan.Zero;

        await Eventually.TrueAsync(async () => (await StatesAsync()).SequenceEqual([DeliveryState.Read]));
    }

    [Fact]
    public async Task A_phone_answer_of_the_absence_to_a_new_customer_leaves_nobody_waiting()
    {
        await RestartAsync();
        var ben = Server.Customer(710_002, "Ben");
        ben.Write("Are you there?");
        Server.Owner.WriteTo(ben, "Yes, here I am");

        await Node.ConnectAsync(Server);

        await Node.UntilTextsAsync(ben.Id, "Are you there?", "Yes, here I am");
        await using var db = Database.Open();
        var conversation = await db.Conversations.SingleAsync(c => c.ChatId == ben.UserId, Token);
        Assert.Equal((null, null), (conversation.WaitingSince, conversation.DueAt));
    }

    [Fact]
    public async Task While_the_database_fails_the_handler_waits_and_skips_nothing()
    {
        Ana.Write("Before");
        await Node.UntilTextsAsync(Ana.Id, "Before");
        await RunAsync("ALTER TABLE messages RENAME TO messages_away");
        for (var i = 0; i < 20; i++) Ana.Write($"{i}");
        await Task.Delay(TimeSpan.FromSeconds(1), Token);
        await RunAsync("ALTER TABLE messages_away RENAME TO messages");

        await Node.UntilTextsAsync(Ana.Id, ["Before", .. Enumerable.Range(0, 20).Select(i => $"{i}")]);
    }

    [Fact]
    public async Task The_position_is_stored_with_the_time_of_the_last_update()
    {
        Ana.Write("Hello");
        await Node.UntilTextsAsync(Ana.Id, "Hello");
        await Eventually.TrueAsync(async () =>
        {
            await using var db = Database.Open();
            var account = await db.Accounts.SingleAsync(a => a.UpdateState != null, Token);
            return SavedPosition.Parse(account.UpdateState)!.Pts == Server.Pts && account.LastUpdateAt is not null;
        });
    }

    [Fact]
    public async Task Typing_prolongs_the_quiet_period()
    {
        Ana.Write("Hello");
        await Node.UntilTextsAsync(Ana.Id, "Hello");
        var due = await DueAsync();
        Node.Skip(TimeSpan.FromSeconds(2));
        Ana.Type();
        await Eventually.TrueAsync(async () => await DueAsync() >= due + TimeSpan.FromSeconds(2));
    }

    private async Task<List<DeliveryState>> StatesAsync()
    {
        await using var db = Database.Open();
        return await db.Outbox.OrderBy(o => o.Id).Select(o => o.State).ToListAsync(Token);
    }

    private async Task<DateTimeOffset?> DueAsync()
    {
        await using var db = Database.Open();
        return await db.Conversations.Where(c => c.ChatId == Ana.UserId).Select(c => c.DueAt).SingleAsync(Token);
    }

    private Task UntilDeletedAsync(string text) => Eventually.TrueAsync(
        async () => (await Node.MessagesAsync(Ana.Id)).Where(m => m.DeletedAt is not null).Select(m => m.Text).SequenceEqual([text]));

    private async Task RunAsync(string sql)
    {
        await using var db = Database.Open();
        await db.Database.ExecuteSqlRawAsync(sql, Token);
    }
}
