using Nadia.Tests.Bot.WTelegram.Server;

namespace Nadia.Tests.Bot.WTelegram.Journeys;

/// <summary>Customers who write in turn, whatever happens to the app meanwhile.</summary>
internal sealed class BusyCustomers
{
    private readonly List<(Customer Customer, List<string> Texts)> all;
    private int written;

    public BusyCustomers(TelegramServer server, int count) =>
        all = [.. Enumerable.Range(0, count).Select(i => (server.Customer(7_833_000_000 + i, $"Customer {i}"), new List<string>()))];

    public int Written => Volatile.Read(ref written);

    public IEnumerable<Customer> All => all.Select(c => c.Customer);

    /// <summary>Every customer's texts in the order in which they wrote them.</summary>
    public IEnumerable<(Customer Customer, IReadOnlyList<string> Texts)> Told => all.Select(c => (c.Customer, (IReadOnlyList<string>)c.Texts));

    public void WriteOne()
    {
        var (customer, texts) = all[written % all.Count];
        var text = $"Message {written}: do you have it in blue?";
        customer.Write(text);
        texts.Add(text);
        Interlocked.Increment(ref written);
    }

    /// <summary>One message after each pause, until told to stop.</summary>
    public async Task WriteAsync(TimeSpan pause, Func<bool> stop, CancellationToken token)
    {
        while (!stop())
        {
            WriteOne();
            await Task.Delay(pause, token);
        }
    }
}
