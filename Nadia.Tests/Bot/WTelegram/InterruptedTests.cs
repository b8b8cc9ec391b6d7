using Microsoft.EntityFrameworkCore;
using Nadia.Core.Delivery;
using Nadia.Core.Drafting;
using Nadia.Core.Review;
using Nadia.Tests.Bot.WTelegram.Server;
using Nadia.Tests.Support;
using TL;
using TL.Methods;

namespace Nadia.Tests.Bot.WTelegram;

/// <summary>A reply on its way at a person's pace, and what comes in between: with the real library against the loopback server.</summary>
public sealed class InterruptedTests(TestPostgres postgres) : LiveTest(postgres)
{
    /// <summary>Takes the longest that typing is shown for: 10 s.</summary>
    private static readonly string Long = string.Concat(Enumerable.Repeat("Takes long. ", 10)).Trim();

    private LiveNode node = null!;
    private Customer ana = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        node = NewNode(("Delivery:Cadence", "human"));
        await node.ConnectAsync(Server);
        ana = Server.Customer(500_601, "Ana");
        ana.Write("Hello?");
        await node.UntilTextsAsync(ana.Id, "Hello?");
    }

    public override async ValueTask DisposeAsync()
    {
        await node.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Sending_that_is_paused_in_the_middle_of_a_reply_goes_on_where_it_stopped()
    {
        await ApproveAsync(ana, "One", Long, "Three");
        await PassUntilAsync(async () => (await StatesAsync())[0] == DeliveryState.Sent);
        Assert.True((await node.Get<SendingSwitch>().PauseAsync("Fire drill", Actors.Admin, Token)).Succeeded);

        for (var i = 0; i < 60; i++)
        {
            node.Skip(TimeSpan.FromSeconds(1));
            await Task.Delay(10, Token);
        }

        Assert.Equal(["One"], Server.PhoneOf(ana.Id).Texts);
        Assert.Single(Server.Calls<Messages_SendMessage>());
        Assert.True((await node.Get<SendingSwitch>().ResumeAsync(Actors.Admin, Token)).Succeeded);
        await PassUntilAsync(() => Task.FromResult(Server.PhoneOf(ana.Id).Texts.Count == 3));
        Assert.Equal(["One", Long, "Three"], Server.PhoneOf(ana.Id).Texts);
        Assert.Equal(3, Server.Calls<Messages_SendMessage>().Count);
    }

    [Fact]
    public async Task Typing_is_shown_anew_before_it_fades_while_a_long_bubble_is_typed()
    {
        await ApproveAsync(ana, Long);

        await PassUntilAsync(() => Task.FromResult(Server.PhoneOf(ana.Id).Texts.Count == 1));

        // In 10 s of the node's clock: with fewer than three there were more than 5 s between two, and Telegram clears it after about six.
        Assert.True(Server.Calls<Messages_SetTyping>().Count(c => c.Method.action is SendMessageTypingAction) >= 3);
        Assert.True(Server.PhoneOf(ana.Id).Typing.Count >= 3);
    }

    [Fact]
    public async Task An_answer_from_the_phone_retires_the_pending_draft_and_brings_back_what_has_not_left()
    {
        await node.Get<SendingSwitch>().PauseAsync("Fire drill", Actors.Admin, Token);
        await ApproveAsync(ana, "One", "Two");
        ana.Write("And on Sundays?");
        await node.UntilTextsAsync(ana.Id, "Hello?", "And on Sundays?");
        var pending = await DraftArrange.DraftForAsync(Database, (await node.AccountAsync()).Id, ana.UserId, "On Sundays too.");

        Server.Owner.WriteTo(ana, "I answered myself");

        Draft? back = null;
        await Eventually.TrueAsync(async () => (back = await PendingAsync()) is { Origin: DraftOrigin.Returned });
        Assert.Equal("Somebody answered from the phone: these 2 bubbles have not left.", back!.OriginReason);
        Assert.Equal(["One", "Two"], back.Bubbles);
        Assert.Equal([DeliveryState.Held, DeliveryState.Held], await StatesAsync());
        var late = await node.Get<ReviewService>().ApproveAsync(new(pending.Id, pending.Bubbles), Actors.Ana, Token);
        Assert.Equal(new StaleDraft(Superseded: true), late.Refusal);

        await node.Get<SendingSwitch>().ResumeAsync(Actors.Admin, Token);
        node.Skip(TimeSpan.FromSeconds(60));
        var unseen = await node.Get<ReviewService>().ApproveAsync(new(back.Id, ["Sundays from ten."]), Actors.Ana, Token);
        Assert.Equal(new StaleDraft(Superseded: false), unseen.Refusal);
        var seen = await node.Get<ReviewService>().ApproveAsync(new(back.Id, ["Sundays from ten."], SeenRevision: await RevisionAsync()), Actors.Ana, Token);
        Assert.True(seen.Succeeded, seen.Refusal?.Message);
        await PassUntilAsync(() => Task.FromResult(Server.PhoneOf(ana.Id).Texts.Count == 2));
        Assert.Equal(["I answered myself", "Sundays from ten."], Server.PhoneOf(ana.Id).Texts);
    }

    private async Task<List<DeliveryState>> StatesAsync()
    {
        await using var db = Database.Open();
        return await db.Outbox.OrderBy(o => o.Id).Select(o => o.State).ToListAsync(Token);
    }

    private async Task<long> RevisionAsync()
    {
        await using var db = Database.Open();
        return await db.Conversations.Select(c => c.Revision).SingleAsync(Token);
    }

    private async Task<Draft?> PendingAsync()
    {
        await using var db = Database.Open();
        return await db.Drafts.AsNoTracking().SingleOrDefaultAsync(d => d.State == DraftState.Pending, Token);
    }

    /// <summary>Lets the human pauses go by.</summary>
    private Task PassUntilAsync(Func<Task<bool>> condition) => Eventually.TrueAsync(async () =>
    {
        if (await condition()) return true;
        node.Skip(TimeSpan.FromMilliseconds(300));
        return false;
    });
}
