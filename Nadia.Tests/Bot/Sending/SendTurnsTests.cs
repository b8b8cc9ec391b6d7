using Microsoft.Extensions.Time.Testing;
using Nadia.Bot;
using Nadia.Core.Delivery;
using Nadia.Core.Delivery.Risk;

namespace Nadia.Tests.Bot.Sending;

public sealed class SendTurnsTests
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Turns_come_in_the_order_asked_and_no_nearer_than_the_spacing()
    {
        var turns = new SendTurns([], clock);
        var taken = new List<(int Who, double Second)>();
        var all = Task.WhenAll(Enumerable.Range(0, 20).Select(who => TakeAsync(turns, new(TimeSpan.FromSeconds(2), 0), who, taken)));

        await RunAsync(all, TimeSpan.FromMilliseconds(500));

        Assert.Equal(Enumerable.Range(0, 20).Select(i => (i, i * 2.0)), taken);
    }

    [Fact]
    public async Task No_hour_has_more_than_its_limit_with_what_was_sent_before_the_start()
    {
        var start = clock.GetUtcNow();
        var turns = new SendTurns([start.AddMinutes(-59), start.AddMinutes(-30)], clock);
        var taken = new List<(int Who, double Second)>();
        var all = Task.WhenAll(Enumerable.Range(0, 4).Select(who => TakeAsync(turns, new(TimeSpan.Zero, 3), who, taken)));

        await RunAsync(all, TimeSpan.FromSeconds(5));

        Assert.Equal([(0, 0.0), (1, 60.0), (2, 1800.0), (3, 3600.0)], taken);
    }

    [Fact]
    public async Task Who_leaves_the_line_holds_nobody_up_and_lets_nobody_overtake()
    {
        var turns = new SendTurns([clock.GetUtcNow()], clock);
        var taken = new List<(int Who, double Second)>();
        using var leave = new CancellationTokenSource();
        var rate = new SendRate(TimeSpan.FromSeconds(10), 0);
        var first = TakeAsync(turns, rate, 1, taken);
        var second = turns.WaitAsync(() => Task.FromResult(rate), leave.Token);
        var third = TakeAsync(turns, rate, 3, taken);

        await leave.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        await RunAsync(Task.WhenAll(first, third), TimeSpan.FromSeconds(1));

        Assert.Equal([(1, 10.0), (3, 20.0)], taken);
    }

    [Fact]
    public void Room_is_what_comes_up_in_the_time_ahead()
    {
        var now = clock.GetUtcNow();
        var turns = new SendTurns([now.AddMinutes(-10), now.AddMinutes(-5)], clock);
        Assert.Equal(16, turns.Room(new(TimeSpan.FromSeconds(2), 0), TimeSpan.FromSeconds(30)));
        Assert.Equal(1, turns.Room(new(TimeSpan.FromSeconds(2), 3), TimeSpan.FromSeconds(30)));
        Assert.Equal(0, turns.Room(new(TimeSpan.Zero, 2), TimeSpan.FromSeconds(30)));
        Assert.Equal(int.MaxValue, turns.Room(SendRate.Unlimited, TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public void Amber_doubles_the_spacing_leaves_the_hour_as_it_is_and_no_limit_stays_none()
    {
        var options = new DeliveryOptions { PerMinute = 30, PerHour = 600 };
        Assert.Equal(new SendRate(TimeSpan.FromSeconds(2), 600), SendRate.Of(options, RiskLevel.Green));
        Assert.Equal(new SendRate(TimeSpan.FromSeconds(4), 600), SendRate.Of(options, RiskLevel.Amber));
        Assert.Equal(SendRate.Unlimited, SendRate.Of(new() { PerMinute = 0, PerHour = 0 }, RiskLevel.Amber));
        Assert.Equal(new SendRate(TimeSpan.FromSeconds(12), 600), SendRate.Of(new() { PerMinute = 0, PerHour = 600 }, RiskLevel.Amber));
    }

    private async Task TakeAsync(SendTurns turns, SendRate rate, int who, List<(int Who, double Second)> taken)
    {
        var start = clock.Start;
        await turns.WaitAsync(() => Task.FromResult(rate), TestContext.Current.CancellationToken);
        lock (taken) taken.Add((who, Math.Round((clock.GetUtcNow() - start).TotalSeconds, 1)));
    }

    private async Task RunAsync(Task all, TimeSpan step)
    {
        for (var i = 0; i < 5000 && !all.IsCompleted; i++)
        {
            for (var j = 0; j < 50; j++) await Task.Yield();
            await Task.Delay(1, TestContext.Current.CancellationToken);
            if (!all.IsCompleted) clock.Advance(step);
        }

        await all;
    }
}
