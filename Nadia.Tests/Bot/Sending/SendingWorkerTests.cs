using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Nadia.Bot;
using Nadia.Core.Accounts;
using Nadia.Core.Conversations;
using Nadia.Core.Delivery;
using Nadia.Core.Delivery.Risk;
using Nadia.Core.Drafting;
using Nadia.Tests.Support;

namespace Nadia.Tests.Bot.Sending;

/// <summary>The delivery worker on a Telegram account, with a gateway that does as told and a clock that the test holds.</summary>
public sealed class SendingWorkerTests(TestPostgres postgres) : IAsyncDisposable
{
    private readonly FakeGateway gateway = new();
    private readonly ConcurrentQueue<(string Chat, string Text, DateTimeOffset At)> asked = new();
    private NadiaDatabase? made;
    private int accountId;
    private DateTimeOffset started;
    private DeliveryWorker? worker;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private NadiaDatabase Database => made!;

    [Fact]
    public async Task A_hundred_conversations_under_flood_wait_keep_their_order_and_none_starves()
    {
        await StartAsync(("Delivery:Cadence", "none"), ("Delivery:Governor", "false"), ("Delivery:PerMinute", "600"), ("Delivery:PerHour", "0"));
        var floods = 0;
        var early = 0;
        DateTimeOffset until = default;
        List<DateTimeOffset> reopened = [];
        gateway.OnSend = (text, id) =>
        {
            // Those that had their turn already; a stream that goes on would be 200 in each wait.
            if (Database.Clock.GetUtcNow() < until) early++;
            if (gateway.Calls.Count % 60 != 0) return Task.FromResult<SendResult>(new SendResult.Sent($"t-{id}"));
            floods++;
            until = Database.Clock.GetUtcNow().AddSeconds(20);
            reopened.Add(until);
            return Task.FromResult<SendResult>(new SendResult.AccountWaits(TimeSpan.FromSeconds(20), "FLOOD_WAIT_X", "Telegram asks to wait."));
        };
        var users = Enumerable.Range(0, 100).Select(_ => Arrange.NewId()).ToList();
        foreach (var user in users) await SendingArrange.ApproveAsync(Database, accountId, user, $"1 {user}", $"2 {user}", $"3 {user}");

        await UntilAsync(async () => await SentAsync() == 300, TimeSpan.FromMilliseconds(100));

        await using var db = Database.Open();
        var sent = await db.Messages.Where(m => m.Direction == MessageDirection.Out).OrderBy(m => m.Id).Select(m => new { m.ChatId, m.Text }).ToListAsync(Token);
        Assert.All(users, user => Assert.Equal([$"1 {user}", $"2 {user}", $"3 {user}"], sent.Where(m => m.ChatId == user).Select(m => m.Text)));
        Assert.Equal(300, gateway.Calls.Select(c => c.RandomId).Distinct().Count());
        Assert.Equal(300 + floods, gateway.Calls.Count);
        Assert.InRange(floods, 5, 6);
        Assert.InRange(early, 0, 20);
        Assert.Equal(floods, await db.FloodEvents.CountAsync(Token));
        AssertRate(started, perSecond: 10);
        Assert.All(reopened, at => AssertRate(at, perSecond: 10));
        var done = users.Select(user => sent.FindLastIndex(m => m.ChatId == user)).ToList();
        Assert.True(done.Take(20).Max() < done.Skip(80).Min(), "Those who were approved first are done before those who were approved last.");
    }

    [Fact]
    public async Task A_rate_is_kept_after_a_restart_too()
    {
        await StartAsync(("Delivery:Cadence", "none"), ("Delivery:PerMinute", "30"), ("Delivery:PerHour", "4"));
        foreach (var text in (string[])["One", "Two", "Three"]) await SendingArrange.ApproveAsync(Database, accountId, Arrange.NewId(), text);
        await UntilAsync(async () => await SentAsync() == 3, TimeSpan.FromMilliseconds(250));
        Assert.True(asked.Last().At - asked.First().At >= TimeSpan.FromSeconds(3.5));
        var first = asked.First().At;

        await RestartAsync();
        foreach (var text in (string[])["Four", "Five"]) await SendingArrange.ApproveAsync(Database, accountId, Arrange.NewId(), text);
        await UntilAsync(async () => await SentAsync() == 4, TimeSpan.FromMilliseconds(250));
        await UntilAsync(async () => await SentAsync() == 5, TimeSpan.FromSeconds(10));

        Assert.Equal(5, asked.Select(a => a.Text).Distinct().Count());
        Assert.Equal(5, asked.Count);
        Assert.True(asked.Last().At >= first.AddHours(1));
    }

    [Fact]
    public async Task What_is_answered_is_shown_as_read_once_and_before_anything_is_typed()
    {
        await StartAsync();
        var user = Arrange.NewId();
        await SendingArrange.ApproveAsync(Database, accountId, user, "Yes, in two sizes.", "Which one is yours?");
        await UntilAsync(() => Task.FromResult(!gateway.Typing.IsEmpty), TimeSpan.FromMilliseconds(100));
        var read = gateway.Read.ToArray();

        await UntilAsync(async () => await SentAsync() == 2, TimeSpan.FromMilliseconds(100));

        await using var db = Database.Open();
        var question = await db.Messages.SingleAsync(m => m.ChatId == user && m.Direction == MessageDirection.In, Token);
        Assert.Equal([(user, question.ExternalId)], read);
        Assert.Equal(read, gateway.Read);
    }

    [Fact]
    public async Task Amber_slows_an_account_that_has_sent_much_and_does_not_stop_it()
    {
        await StartAsync(("Delivery:Cadence", "none"), ("Delivery:PerMinute", "6"), ("Delivery:PerHour", "20"));
        await SendingArrange.SentBeforeAsync(Database, accountId, bubbles: 12, TimeSpan.FromMinutes(-30));
        await RestartAsync();
        await Database.Get<FloodLog>().RecordAsync(accountId, "FLOOD_WAIT_X", TimeSpan.FromSeconds(5), Token);
        foreach (var text in (string[])["One", "Two", "Three"]) await SendingArrange.ApproveAsync(Database, accountId, Arrange.NewId(), text);

        await UntilAsync(() => Task.FromResult(asked.Count == 3), TimeSpan.FromMilliseconds(250));

        Assert.Equal(RiskLevel.Amber, (await Database.Get<Governor>().JudgeAsync(accountId, Token)).Level);
        Assert.True(asked.Last().At < started.AddMinutes(5), "Twelve of the hour's twenty were sent before: there is room.");
        Assert.True(asked.Last().At - asked.First().At >= TimeSpan.FromSeconds(30), "Two spacings of 20 s, less what a bubble with its turn may be late; at green they are 10 s.");
    }

    [Fact]
    public async Task A_customer_who_types_stops_the_typing_shown_to_them_and_gets_nothing()
    {
        await StartAsync();
        var user = Arrange.NewId();
        var draft = await SendingArrange.ApproveAsync(Database, accountId, user, "A bubble that takes some seconds to type for anybody.", "And another.");
        await UntilAsync(() => Task.FromResult(gateway.Typing.Any(t => t.Shown)), TimeSpan.FromMilliseconds(100));

        await Database.Get<Inbox>().TypingAsync(accountId, user, Token);

        await Eventually.TrueAsync(() => Task.FromResult(gateway.Typing.Last() == (user, false)));
        for (var i = 0; i < 40; i++) Database.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(gateway.Calls);
        Assert.Equal(DraftOrigin.Returned, (await SendingArrange.PendingAsync(Database, draft.ConversationId))!.Origin);
    }

    [Fact]
    public async Task A_pause_in_the_middle_lets_nothing_more_leave_and_a_resume_goes_on()
    {
        await StartAsync(("Delivery:Cadence", "none"), ("Delivery:PerMinute", "60"));
        await SendingArrange.ApproveAsync(Database, accountId, Arrange.NewId(), "One", "Two", "Three");
        await UntilAsync(async () => await SentAsync() == 1, TimeSpan.FromMilliseconds(100));

        await Database.Get<SendingSwitch>().PauseAsync("Fire drill", Actors.Admin, Token);
        var asks = gateway.Calls.Count;
        for (var i = 0; i < 100; i++)
        {
            Database.Clock.Advance(TimeSpan.FromMilliseconds(500));
            await Task.Delay(2, Token);
        }

        Assert.Equal(asks, gateway.Calls.Count);
        await Database.Get<SendingSwitch>().ResumeAsync(Actors.Admin, Token);
        await UntilAsync(async () => await SentAsync() == 3, TimeSpan.FromMilliseconds(250));
        Assert.Equal(["One", "Two", "Three"], asked.Select(a => a.Text));
    }

    [Fact]
    public async Task A_peer_flood_pauses_the_account_is_recorded_and_after_a_resume_the_same_bubble_goes()
    {
        await StartAsync(("Delivery:Cadence", "none"));
        gateway.OnSend = (_, _) => Task.FromResult(TelegramErrors.OfSending(400, "PEER_FLOOD", -1)!);
        var draft = await SendingArrange.ApproveAsync(Database, accountId, Arrange.NewId(), "One");
        await UntilAsync(async () => (await AccountAsync()).State == AccountState.Paused, TimeSpan.FromMilliseconds(250));
        await Eventually.TrueAsync(async () => (await SendingArrange.RowsAsync(Database, draft.ConversationId)).Single().State == DeliveryState.Queued);
        Assert.Equal(1, (await Database.Get<Governor>().WatchAsync(accountId, Token)).Figures.PeerFloods);

        gateway.OnSend = (_, id) => Task.FromResult<SendResult>(new SendResult.Sent($"t-{id}"));
        Database.Clock.Advance(TimeSpan.FromMinutes(1));
        await Database.Get<TelegramAccounts>().ResumeAsync(accountId, Actors.Admin, Token);
        await UntilAsync(async () => await SentAsync() == 1, TimeSpan.FromMilliseconds(250));

        Assert.Single(gateway.Calls.Select(c => c.RandomId).Distinct());
        Assert.NotEqual(AccountState.Paused, (await AccountAsync()).State);
    }

    public async ValueTask DisposeAsync()
    {
        if (worker is not null) await worker.StopAsync(CancellationToken.None);
        if (made is not null) await made.DisposeAsync();
    }

    private async Task StartAsync(params (string Key, string Value)[] settings)
    {
        made = await NadiaDatabase.CreateAsync(postgres, services => services.AddNadiaDelivery(), [("Delivery:UndoSeconds", "0"), .. settings]);
        accountId = await SendingArrange.TelegramAsync(Database);
        gateway.OnAsked = (chat, text) => asked.Enqueue((chat, text, Database.Clock.GetUtcNow()));
        Database.Get<GatewayRegistry>().Register(accountId, gateway);
        worker = Database.Get<IEnumerable<IHostedService>>().OfType<DeliveryWorker>().Single();
        started = Database.Clock.GetUtcNow();
        await worker.StartAsync(Token);
    }

    /// <summary>Another connection takes the account, as after a restart.</summary>
    private Task RestartAsync()
    {
        var registry = Database.Get<GatewayRegistry>();
        registry.Unregister(accountId, gateway);
        registry.Register(accountId, new FakeGateway { OnAsked = gateway.OnAsked });
        return Task.CompletedTask;
    }

    /// <summary>Lets time pass in steps until it is true.</summary>
    private Task UntilAsync(Func<Task<bool>> condition, TimeSpan step) => Eventually.TrueAsync(async () =>
    {
        if (await condition()) return true;
        Database.Clock.Advance(step);
        return false;
    }, TimeSpan.FromMinutes(2));

    private async Task<int> SentAsync()
    {
        await using var db = Database.Open();
        return await db.Outbox.CountAsync(o => o.State == DeliveryState.Sent, Token);
    }

    private async Task<AccountView> AccountAsync() => (await Database.Get<AccountStore>().FindAsync(accountId, Token))!;

    /// <summary>
    /// Turns are spaced exactly (see SendTurnsTests). A bubble that has its turn may be handed over late, as this clock goes on meanwhile, but
    /// never before its turn: counted from any moment on, bubbles come no faster than the rate, save the few that had theirs before.
    /// </summary>
    private void AssertRate(DateTimeOffset since, int perSecond)
    {
        const int handedOverLate = 5;
        var times = asked.Select(a => a.At).Where(at => at >= since).Order().ToList();
        for (var i = 0; i < times.Count; i++)
            Assert.True(times[i] >= since.AddSeconds((double)(i - handedOverLate) / perSecond), $"Bubble {i} from {since:O} on was sent at {times[i]:O}.");
    }
}
