using Microsoft.EntityFrameworkCore;
using Nadia.Core.Accounts;
using Nadia.Core.Common;
using Nadia.Core.Conversations;
using Nadia.Core.Delivery;
using Nadia.Core.Delivery.Risk;
using Nadia.Core.Review;
using Nadia.Tests.Support;

namespace Nadia.Tests.Data.Delivery;

public sealed class SendingReadsTests(TestPostgres postgres) : IAsyncLifetime
{
    private NadiaDatabase database = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private SendingSwitch Switch => database.Get<SendingSwitch>();

    public async ValueTask InitializeAsync() => database = await NadiaDatabase.CreateAsync(postgres);

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Nobody_but_an_admin_pauses_and_resumes()
    {
        Assert.IsType<Forbidden>((await Switch.PauseAsync("Fire drill", Actors.Ana, Token)).Refusal);
        Assert.IsType<Forbidden>((await Switch.ResumeAsync(Actors.Ana, Token)).Refusal);
        Assert.IsType<Invalid>((await Switch.PauseAsync(" ", Actors.Admin, Token)).Refusal);
        Assert.IsType<Forbidden>((await database.Get<SendingReads>().ReadAsync(Actors.Nobody, Token)).Refusal);
        Assert.Null((await database.Get<SendingReads>().ReadAsync(Actors.Ana, Token)).Value.Pause);
    }

    [Fact]
    public async Task A_pause_tells_who_when_and_why_and_both_ends_are_audited()
    {
        var pause = (await Switch.PauseAsync(" Fire drill ", Actors.Admin, Token)).Value;

        Assert.Equal(new("Ada", database.Clock.GetUtcNow(), "Fire drill"), pause);
        Assert.Equal(pause, (await database.Get<SendingReads>().ReadAsync(Actors.Ana, Token)).Value.Pause);
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(pause, (await Switch.PauseAsync("Again", Actors.Admin, Token)).Value);
        Assert.True((await Switch.ResumeAsync(Actors.Admin, Token)).Succeeded);
        Assert.Null((await database.Get<SendingReads>().ReadAsync(Actors.Ana, Token)).Value.Pause);
        await using var db = database.Open();
        var audit = await db.Audit.Where(a => a.Subject == "sending").OrderBy(a => a.Id).ToListAsync(Token);
        Assert.Equal([("sending.pause", "Fire drill"), ("sending.resume", null)], audit.Select(a => (a.Action, a.Detail)));
    }

    [Theory]
    [InlineData(599, false)]
    [InlineData(600, true)]
    public async Task A_full_hour_tells_the_next_turn_of_the_account_and_of_what_waits_on_it(int sent, bool full)
    {
        var accountId = await SendingArrange.TelegramAsync(database);
        await SendingArrange.SentBeforeAsync(database, accountId, bubbles: 50, TimeSpan.FromMinutes(-70));
        await SendingArrange.SentBeforeAsync(database, accountId, sent - 10, TimeSpan.FromMinutes(-20));
        await SendingArrange.SentBeforeAsync(database, accountId, bubbles: 10, TimeSpan.FromMinutes(-5));
        var draft = await SendingArrange.ApproveAsync(database, accountId, Arrange.NewId(), "One", "Two");

        var account = (await database.Get<SendingReads>().ReadAsync(Actors.Ana, Token)).Value.Accounts.Single(a => a.AccountId == accountId);
        var timeline = (await database.Get<ConversationReads>().TimelineAsync(draft.ConversationId, null, 10, Actors.Ana, Token)).Value;

        DateTimeOffset? next = full ? database.Clock.GetUtcNow().AddMinutes(40) : null;
        Assert.Equal(next, account.HourFullUntil);
        Assert.Equal([next, next], timeline.Outgoing.Select(b => b.HourFullUntil));
    }

    [Fact]
    public async Task What_waits_is_counted_with_its_age_by_account()
    {
        var draft = await DraftArrange.DraftAsync(database);
        var approvedAt = database.Clock.GetUtcNow();
        await database.Get<ReviewService>().ApproveAsync(new(draft.Id, ["One", "Two"]), Actors.Ana, Token);
        database.Clock.Advance(TimeSpan.FromMinutes(2));

        var account = Assert.Single((await database.Get<SendingReads>().ReadAsync(Actors.Ana, Token)).Value.Accounts);

        Assert.Equal((2, approvedAt), (account.Queued, account.OldestQueuedSince));
        Assert.Equal((ChannelKind.Sandbox, RiskLevel.Green, SendingFigures.None), (account.Channel, account.Level, account.Figures));
    }
}
