using Microsoft.EntityFrameworkCore;
using Nadia.Core.Accounts;
using Nadia.Core.Conversations;
using Nadia.Core.Delivery;
using Nadia.Core.Delivery.Risk;
using Nadia.Core.Live;
using Nadia.Tests.Support;

namespace Nadia.Tests.Data.Delivery;

public sealed class GovernorTests(TestPostgres postgres) : IAsyncLifetime
{
    private NadiaDatabase database = null!;
    private int accountId;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Governor Governor => database.Get<Governor>();

    public async ValueTask InitializeAsync()
    {
        database = await NadiaDatabase.CreateAsync(postgres);
        accountId = await SendingArrange.TelegramAsync(database);
        await database.Get<AccountStore>().ReportAsync(accountId, AccountState.Connected, null, Token);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Figures_count_what_was_sent_to_whom_and_in_which_words()
    {
        var known = Arrange.NewId();
        await SendAsync(known, "Hello, how can I help you?");
        database.Clock.Advance(TimeSpan.FromHours(25));
        await SendAsync(known, "Hello, how can I help you?", "Yes.");
        await SendAsync(Arrange.NewId(), "HELLO, how can I help you?", "Yes.");
        await SendAsync(Arrange.NewId(), "We have this one in blue and in red.");
        database.Clock.Advance(TimeSpan.FromSeconds(61));
        await SendAsync(Arrange.NewId(), "Yes.");

        var figures = (await Governor.JudgeAsync(accountId, Token)).Figures;

        Assert.Equal(SendingFigures.None with { LastMinute = 1, LastHour = 6, Peers = 4, NewPeers = 3, LongBubbles = 3, Repeated = 2 }, figures);
    }

    [Fact]
    public async Task Red_pauses_the_account_until_an_admin_resumes_and_the_same_facts_pause_it_no_more()
    {
        for (var i = 0; i < 3; i++) await FloodAsync();
        Assert.Equal(RiskLevel.Red, (await Governor.WatchAsync(accountId, Token)).Level);
        var paused = (await database.Get<AccountStore>().FindAsync(accountId, Token))!;
        Assert.Equal(AccountState.Paused, paused.State);
        Assert.Contains("asked to wait 3 times in the last hour", paused.StateReason, StringComparison.Ordinal);
        var shown = (await database.Get<SendingReads>().ReadAsync(Actors.Ana, Token)).Value.Accounts.Single();
        Assert.Equal((RiskLevel.Red, paused.StateReason), (shown.Level, shown.Reasons.Single()));

        database.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True((await database.Get<TelegramAccounts>().ResumeAsync(accountId, Actors.Admin, Token)).Succeeded);
        await database.Get<AccountStore>().ReportAsync(accountId, AccountState.Connected, null, Token);
        Assert.Equal(RiskLevel.Amber, (await Governor.WatchAsync(accountId, Token)).Level);
        Assert.Equal(AccountState.Connected, (await database.Get<AccountStore>().FindAsync(accountId, Token))!.State);

        database.Clock.Advance(TimeSpan.FromSeconds(1));
        for (var i = 0; i < 3; i++) await FloodAsync();
        Assert.Equal(RiskLevel.Red, (await Governor.WatchAsync(accountId, Token)).Level);
        Assert.Equal(AccountState.Paused, (await database.Get<AccountStore>().FindAsync(accountId, Token))!.State);
    }

    [Fact]
    public async Task A_judgement_from_before_a_resume_does_not_pause_the_account_anew()
    {
        for (var i = 0; i < 3; i++) await FloodAsync();
        await using var db = database.Open();
        await using var resume = await db.Database.BeginTransactionAsync(Token);
        await db.Database.ExecuteSqlAsync($"SELECT FROM accounts WHERE id = {accountId} FOR UPDATE", Token);
        var watch = Governor.WatchAsync(accountId, Token);
        await Eventually.TrueAsync(async () => await Sql.ScalarAsync(database.ConnectionString, Sql.WaitingForLocks) is > 0L);
        await db.ForgiveAsync(accountId, Actors.Admin, database.Clock.GetUtcNow(), Token);
        await resume.CommitAsync(Token);

        Assert.Equal(RiskLevel.Red, (await watch).Level);
        Assert.Equal(AccountState.Connected, (await database.Get<AccountStore>().FindAsync(accountId, Token))!.State);
    }

    [Fact]
    public async Task A_judgement_is_kept_for_a_moment_and_the_light_goes_green_by_itself()
    {
        Assert.Equal(RiskLevel.Green, (await Governor.JudgeAsync(accountId, Token)).Level);
        await FloodAsync();
        Assert.Equal(RiskLevel.Green, (await Governor.JudgeAsync(accountId, Token)).Level);
        database.Clock.Advance(Governor.Fresh);
        Assert.Equal(RiskLevel.Amber, (await Governor.JudgeAsync(accountId, Token)).Level);
        database.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(RiskLevel.Green, (await Governor.JudgeAsync(accountId, Token)).Level);
    }

    [Fact]
    public async Task A_new_light_is_told_although_somebody_has_looked_before_the_watch()
    {
        await Governor.WatchAsync(accountId, Token);
        await FloodAsync();
        database.Clock.Advance(Governor.Fresh);
        Assert.Equal(RiskLevel.Amber, (await Governor.JudgeAsync(accountId, Token)).Level);
        var told = 0;
        database.Feed.Published += changes => told += changes.Contains(LiveChange.Sending) ? 1 : 0;

        await Governor.WatchAsync(accountId, Token);
        await Governor.WatchAsync(accountId, Token);

        Assert.Equal(1, told);
    }

    [Fact]
    public async Task Switched_off_it_shows_figures_and_judges_nothing()
    {
        await using var own = await NadiaDatabase.CreateAsync(postgres, null, ("Delivery:Governor", "false"));
        var account = await SendingArrange.TelegramAsync(own);
        await own.Get<FloodLog>().RecordAsync(account, "PEER_FLOOD", TimeSpan.Zero, Token);

        var risk = await own.Get<Governor>().WatchAsync(account, Token);

        Assert.Equal((RiskLevel.Green, 1), (risk.Level, risk.Figures.PeerFloods));
    }

    private Task FloodAsync() => database.Get<FloodLog>().RecordAsync(accountId, "FLOOD_WAIT_X", TimeSpan.FromSeconds(5), Token);

    private async Task SendAsync(string user, params string[] bubbles)
    {
        var outbox = database.Get<Outbox>();
        var draft = await SendingArrange.ApproveAsync(database, accountId, user, bubbles);
        foreach (var row in await SendingArrange.RowsAsync(database, draft.ConversationId))
        {
            if (row.State == DeliveryState.Queued) await outbox.SentAsync(row, Arrange.NewId(), Token);
        }

        await using var db = database.Open();
        Assert.True(await db.Messages.AnyAsync(m => m.ConversationId == draft.ConversationId && m.Direction == MessageDirection.Out, Token));
    }
}
