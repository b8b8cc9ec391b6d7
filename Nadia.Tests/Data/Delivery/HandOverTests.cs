using Microsoft.EntityFrameworkCore;
using Nadia.Core.Accounts;
using Nadia.Core.Delivery;
using Nadia.Tests.Support;

namespace Nadia.Tests.Data.Delivery;

/// <summary>The hand-over against what may come at the same moment, on real connections.</summary>
public sealed class HandOverTests(TestPostgres postgres) : IAsyncLifetime
{
    private NadiaDatabase database = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Outbox Outbox => database.Get<Outbox>();

    public async ValueTask InitializeAsync() => database = await NadiaDatabase.CreateAsync(postgres);

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Of_a_hold_and_a_hand_over_at_once_exactly_one_wins_each_time()
    {
        var outcomes = new List<HandOver>();
        for (var i = 0; i < 40; i++)
        {
            var lease = await SendingArrange.LeaseAsync(database, Arrange.NewId(), "One", "Two");
            var bubble = (await Outbox.BeginAsync(lease, Token))!;

            var (before, surely) = (i % 2 == 0, i % 4 < 2);
            var handOver = before ? Outbox.HandOverAsync(lease, bubble, Token) : null;
            if (surely && handOver is not null) await handOver;
            var hold = SendingArrange.TypeAsync(database, lease);
            if (surely) await hold;
            var outcome = await (handOver ?? Outbox.HandOverAsync(lease, bubble, Token));
            await hold;
            if (surely) Assert.Equal(before ? HandOver.Go : HandOver.Gone, outcome);

            var rows = await SendingArrange.RowsAsync(database, lease.Id);
            var back = (await SendingArrange.PendingAsync(database, lease.Id))!;
            Assert.Equal(outcome == HandOver.Go ? [(DeliveryState.Typing, 1), (DeliveryState.Held, 0)] : [(DeliveryState.Held, 0), (DeliveryState.Held, 0)], rows.Select(r => (r.State, r.Attempts)));
            Assert.Equal(outcome == HandOver.Go ? ["Two"] : ["One", "Two"], back.Bubbles);
            outcomes.Add(outcome);
        }

        Assert.All(outcomes, o => Assert.NotEqual(HandOver.NotNow, o));
    }

    [Fact]
    public async Task After_a_pause_has_returned_nothing_is_handed_over()
    {
        for (var i = 0; i < 20; i++)
        {
            var lease = await SendingArrange.LeaseAsync(database, Arrange.NewId(), "One");
            var bubble = (await Outbox.BeginAsync(lease, Token))!;

            var handOver = Outbox.HandOverAsync(lease, bubble, Token);
            await database.Get<SendingSwitch>().PauseAsync("Stop", Actors.Admin, Token);
            var atPause = Assert.Single(await SendingArrange.RowsAsync(database, lease.Id)).Attempts;
            var outcome = await handOver;

            var row = Assert.Single(await SendingArrange.RowsAsync(database, lease.Id));
            Assert.Equal(atPause, row.Attempts);
            Assert.Equal((atPause, outcome), outcome == HandOver.Go ? (1, HandOver.Go) : (0, HandOver.NotNow));
            await database.Get<SendingSwitch>().ResumeAsync(Actors.Admin, Token);
        }
    }

    [Fact]
    public async Task While_paused_nothing_is_leased_or_handed_over_and_afterwards_all_goes_on()
    {
        var lease = await SendingArrange.LeaseAsync(database, Arrange.NewId(), "One");
        var bubble = (await Outbox.BeginAsync(lease, Token))!;
        await database.Get<SendingSwitch>().PauseAsync("Stop", Actors.Admin, Token);

        Assert.False(await Outbox.KeepAsync(lease, bubble, Token));
        Assert.Equal(HandOver.NotNow, await Outbox.HandOverAsync(lease, bubble, Token));
        await Outbox.ReleaseAsync(lease, Token);
        Assert.Empty(await Outbox.LeaseAsync(lease.AccountId, 10, Token));
        Assert.Equal((DeliveryState.Queued, 0), (await SendingArrange.RowsAsync(database, lease.Id)).Select(r => (r.State, r.Attempts)).Single());

        await database.Get<SendingSwitch>().ResumeAsync(Actors.Admin, Token);
        Assert.Single(await Outbox.LeaseAsync(lease.AccountId, 10, Token));
    }

    [Fact]
    public async Task A_flood_wait_is_the_whole_accounts_and_outlives_a_restart()
    {
        var accountId = await SendingArrange.TelegramAsync(database);
        await SendingArrange.ApproveAsync(database, accountId, Arrange.NewId(), "One");
        await SendingArrange.ApproveAsync(database, accountId, Arrange.NewId(), "Two");
        database.Clock.Advance(TimeSpan.FromSeconds(3));
        var leases = await Outbox.LeaseAsync(accountId, 10, Token);
        var first = (await Outbox.BeginAsync(leases[0], Token))!;
        var second = (await Outbox.BeginAsync(leases[1], Token))!;
        await Outbox.HandOverAsync(leases[0], first, Token);

        await database.Get<FloodLog>().RecordAsync(accountId, "FLOOD_WAIT_X", TimeSpan.FromSeconds(90), Token);
        await Outbox.PostponeAsync(first, TimeSpan.Zero, "Telegram asks to wait.", Token);

        Assert.Equal(HandOver.NotNow, await Outbox.HandOverAsync(leases[1], second, Token));
        foreach (var lease in leases) await Outbox.ReleaseAsync(lease, Token);
        await using var restarted = NadiaDatabase.Services(database.ConnectionString, database.Clock, [], null);
        var other = (Outbox)restarted.GetService(typeof(Outbox))!;
        database.Clock.Advance(TimeSpan.FromSeconds(89));
        Assert.Empty(await other.LeaseAsync(accountId, 10, Token));
        var status = (await database.Get<SendingReads>().ReadAsync(Actors.Ana, Token)).Value.Accounts.Single(a => a.AccountId == accountId);
        Assert.Equal(database.Clock.GetUtcNow().AddSeconds(1), status.SendNotBefore);
        database.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(leases[0].Id, Assert.Single(await other.LeaseAsync(accountId, 1, Token)).Id);
        await using var db = database.Open();
        var flood = await db.FloodEvents.SingleAsync(Token);
        Assert.Equal(("FLOOD_WAIT_X", 90), (flood.Error, flood.Seconds));
    }

    [Fact]
    public async Task What_was_handed_over_before_a_crash_goes_first()
    {
        var accountId = await SendingArrange.TelegramAsync(database);
        await SendingArrange.ApproveAsync(database, accountId, Arrange.NewId(), "Waits longest");
        database.Clock.Advance(TimeSpan.FromSeconds(1));
        await SendingArrange.ApproveAsync(database, accountId, Arrange.NewId(), "Handed over", "Behind it");
        database.Clock.Advance(TimeSpan.FromSeconds(3));
        var crashed = (await Outbox.LeaseAsync(accountId, 10, Token)).MaxBy(l => l.Id)!;
        var bubble = (await Outbox.BeginAsync(crashed, Token))!;
        await Outbox.HandOverAsync(crashed, bubble, Token);
        database.Clock.Advance(Outbox.Lease);

        var next = Assert.Single(await Outbox.LeaseAsync(accountId, 1, Token));
        var again = (await Outbox.BeginAsync(next, Token))!;

        Assert.Equal((crashed.Id, "Handed over", bubble.RandomId, 1), (next.Id, again.Text, again.RandomId, again.Attempts));
    }

    [Fact]
    public async Task A_paused_account_hands_nothing_over()
    {
        var accountId = await SendingArrange.TelegramAsync(database);
        await SendingArrange.ApproveAsync(database, accountId, Arrange.NewId(), "One");
        database.Clock.Advance(TimeSpan.FromSeconds(3));
        var lease = Assert.Single(await Outbox.LeaseAsync(accountId, 1, Token));
        var bubble = (await Outbox.BeginAsync(lease, Token))!;

        await database.Get<AccountStore>().SetStateAsync(accountId, AccountState.Paused, "Telegram limits this account.", Token);

        Assert.Equal(HandOver.NotNow, await Outbox.HandOverAsync(lease, bubble, Token));
        database.Clock.Advance(Outbox.Lease);
        Assert.Empty(await Outbox.LeaseAsync(accountId, 10, Token));
    }
}
