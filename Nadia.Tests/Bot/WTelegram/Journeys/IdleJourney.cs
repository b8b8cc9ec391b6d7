using Nadia.Tests.Support;

namespace Nadia.Tests.Bot.WTelegram.Journeys;

/// <summary>What a connected app costs while nobody writes. <c>IDLE_SECONDS</c> sets how long it is looked at.</summary>
public sealed class IdleJourney(TestPostgres postgres) : JourneyTest(postgres)
{
    private static TimeSpan Time => TimeSpan.FromSeconds(Setting("IDLE_SECONDS", 5));

    [Fact]
    public async Task A_connected_app_that_nobody_writes_to_takes_next_to_no_processor_time()
    {
        await using var app = NewApp();
        await app.StartAsync(Token);
        await UntilAtWorkAsync();
        await Task.Delay(TimeSpan.FromSeconds(5), Token);
        var before = app.ProcessorTime;

        await Task.Delay(Time, Token);

        var share = (app.ProcessorTime - before) / Time;
        Print($"{share:P1} of one core over {Time.TotalSeconds:N0} s");
        Assert.True(share < 0.5, $"{share:P1} of one core");
    }
}
