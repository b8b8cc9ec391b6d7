using Nadia.Tests.Support;

namespace Nadia.Tests.Bot.WTelegram;

/// <summary>Updates as they come on a bad day: each must be recorded once, in the order of Telegram's own log.</summary>
public sealed class UpdateOrderTests(TestPostgres postgres) : LiveTest(postgres)
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Node.ConnectAsync(Server);
    }

    [Fact]
    public async Task The_short_form_from_somebody_unknown_is_recorded()
    {
        Server.Pushes.Short = true;
        var ana = Server.Customer(500_201, "Ana");
        ana.Write("Hello");
        ana.Write("Is anybody there?");

        await Node.UntilTextsAsync(ana.Id, "Hello", "Is anybody there?");

        Assert.Equal("Ana", await Sql.ScalarAsync(Database.ConnectionString, "SELECT name FROM customers"));
    }

    [Fact]
    public async Task What_comes_out_of_order_is_put_in_order()
    {
        var ana = Server.Customer(500_202);
        Server.Pushes.Hold();
        foreach (var text in (string[])["One", "Two", "Three"]) ana.Write(text);
        Server.Pushes.Release(2, 0, 1);

        await Node.UntilTextsAsync(ana.Id, "One", "Two", "Three");
    }

    [Fact]
    public async Task What_is_doubled_is_recorded_once()
    {
        var ana = Server.Customer(500_203);
        Server.Pushes.Copies = 3;
        ana.Write("One");
        ana.Write("Two");
        Server.Pushes.Copies = 1;
        ana.Write("Three");

        await Node.UntilTextsAsync(ana.Id, "One", "Two", "Three");
    }

    [Fact]
    public async Task A_gap_is_filled_from_the_difference()
    {
        var (ana, ben) = (Server.Customer(500_204), Server.Customer(500_205));
        Server.Pushes.Hold();
        ana.Write("One");
        ben.Write("First");
        ana.Write("Two");
        ben.Write("Second");
        Server.Pushes.Release(3);

        await Node.UntilTextsAsync(ana.Id, "One", "Two");
        await Node.UntilTextsAsync(ben.Id, "First", "Second");
    }

    [Fact]
    public async Task A_gap_of_several_slices_is_filled()
    {
        var ana = Server.Customer(500_206);
        Server.Faults.SliceSize = 7;
        Server.Pushes.Muted = true;
        var texts = Enumerable.Range(1, 40).Select(i => $"Message {i}").ToArray();
        foreach (var text in texts[..^1]) ana.Write(text);
        Server.Pushes.Muted = false;
        ana.Write(texts[^1]);

        await Node.UntilTextsAsync(ana.Id, texts);
    }
}
