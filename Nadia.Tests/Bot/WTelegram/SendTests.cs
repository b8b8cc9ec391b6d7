using Nadia.Tests.Support;

namespace Nadia.Tests.Bot.WTelegram;

public sealed class SendTests(TestPostgres postgres) : LiveTest(postgres)
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Node.ConnectAsync(Server);
    }

    [Fact]
    public async Task Approved_bubbles_arrive_once_and_in_order()
    {
        var ana = Server.Customer(7833076816);
        ana.Write("Hello?");
        await Node.UntilTextsAsync(ana.Id, "Hello?");

        await ApproveAsync(ana, "Hello Ana!", "How can I help?", "We are open.");

        await UntilArrivedAsync(ana, "Hello Ana!", "How can I help?", "We are open.");
        await Node.UntilTextsAsync(ana.Id, "Hello?", "Hello Ana!", "How can I help?", "We are open.");
    }

    [Fact]
    public async Task A_lost_answer_is_asked_for_again_and_the_bubble_arrives_once()
    {
        var ana = Server.Customer(500_101);
        ana.Write("Hello?");
        await Node.UntilTextsAsync(ana.Id, "Hello?");
        Server.Faults.LoseAnswers();

        await ApproveAsync(ana, "One", "Two");

        await Node.UntilTextsAsync(ana.Id, "Hello?", "One", "Two");
        Assert.Equal(["One", "Two"], Server.PhoneOf(ana.Id).Texts);
        Assert.Equal(2, Server.Calls<TL.Methods.Messages_SendMessage>().Select(c => c.Method.random_id).Distinct().Count());
    }
}
