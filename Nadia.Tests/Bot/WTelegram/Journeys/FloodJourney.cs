using Nadia.Tests.Bot.WTelegram.Server;
using Nadia.Tests.Support;
using TL.Methods;

namespace Nadia.Tests.Bot.WTelegram.Journeys;

/// <summary>Many replies at once against a server that lets few through: order in each conversation, and nobody is forgotten.</summary>
public sealed class FloodJourney(TestPostgres postgres) : JourneyTest(postgres)
{
    private const int Conversations = 100;
    private const int PerSecond = 20;
    private static readonly string[] Bubbles = ["One", "Two", "Three"];

    [Fact]
    public async Task A_hundred_conversations_are_answered_in_order_under_flood_wait()
    {
        var customers = await CustomersAsync();
        (Server.Faults.SendsPerWindow, Server.Faults.Window) = (PerSecond * 3, TimeSpan.FromSeconds(3));
        var started = TimeProvider.System.GetTimestamp();

        foreach (var customer in customers) await ApproveAsync(customer, [.. Bubbles.Select(b => $"{b} for {customer.UserId}")]);
        await Eventually.TrueAsync(
            () => Task.FromResult(customers.All(c => Server.PhoneOf(c.Id).Messages.Count >= Bubbles.Length)), TimeSpan.FromMinutes(2));

        var took = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        Assert.All(customers, c => Assert.Equal(Bubbles.Select(b => $"{b} for {c.UserId}"), Server.PhoneOf(c.Id).Texts));
        var sent = Conversations * Bubbles.Length;
        Print($"{sent} bubbles in {took:0.0} s, {Server.Calls<Messages_SendMessage>().Count - sent} calls refused by FLOOD_WAIT; {Waits(customers)}");
    }

    private async Task<List<Customer>> CustomersAsync()
    {
        await Node.ConnectAsync(Server);
        var customers = Enumerable.Range(0, Conversations).Select(i => Server.Customer(7_834_000_000 + i)).ToList();
        foreach (var customer in customers) customer.Write("Hello?");
        await Eventually.TrueAsync(async () => await CountAsync("messages") == Conversations);
        return customers;
    }

    private string Waits(List<Customer> customers)
    {
        var from = customers.Min(c => Server.PhoneOf(c.Id).Messages[0].At);
        var last = customers.Select(c => (Server.PhoneOf(c.Id).Messages[^1].At - from).TotalSeconds).Order().ToList();
        return $"a conversation was done after {last[Conversations / 2]:0.0} s (median), {last[^1]:0.0} s (last)";
    }
}
