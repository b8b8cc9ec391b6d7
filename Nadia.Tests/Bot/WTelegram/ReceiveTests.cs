using Nadia.Core.Conversations;
using Nadia.Tests.Support;

namespace Nadia.Tests.Bot.WTelegram;

public sealed class ReceiveTests(TestPostgres postgres) : LiveTest(postgres)
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Node.ConnectAsync(Server);
    }

    [Fact]
    public async Task A_message_is_recorded_with_its_time_and_sender()
    {
        var ana = Server.Customer(7833076816, "Ana");
        var id = ana.Write("Do you have it in blue?");

        await Node.UntilTextsAsync(ana.Id, "Do you have it in blue?");

        var message = Assert.Single(await Node.MessagesAsync(ana.Id));
        Assert.Equal(id.ToString(System.Globalization.CultureInfo.InvariantCulture), message.ExternalId);
        Assert.Equal(MessageDirection.In, message.Direction);
    }

    [Fact]
    public async Task The_short_form_from_somebody_unknown_is_recorded_once()
    {
        Server.Pushes.Short = true;
        var ana = Server.Customer(500_001);
        ana.Write("Hello");
        ana.Write("Is anybody there?");

        await Node.UntilTextsAsync(ana.Id, "Hello", "Is anybody there?");
    }

    [Fact]
    public async Task What_is_never_pushed_comes_with_the_next_message()
    {
        var ana = Server.Customer(500_002);
        Server.Pushes.Muted = true;
        ana.Write("One");
        ana.Write("Two");
        Server.Pushes.Muted = false;
        ana.Write("Three");

        await Node.UntilTextsAsync(ana.Id, "One", "Two", "Three");
    }
}
