using Nadia.Core.Review;
using Nadia.Tests.Bot.WTelegram.Server;
using Nadia.Tests.Support;

namespace Nadia.Tests.Bot.WTelegram;

/// <summary>A Telegram server, a database and a node of the test's own; the node is not started.</summary>
public abstract class LiveTest(TestPostgres postgres) : IAsyncLifetime
{
    private NadiaDatabase? database;
    private LiveNode? node;

    internal TelegramServer Server { get; } = TelegramServer.Start();

    internal NadiaDatabase Database => database!;

    internal LiveNode Node => node!;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public virtual async ValueTask InitializeAsync()
    {
        database = await NadiaDatabase.CreateAsync(postgres);
        node = NewNode();
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (node is not null) await node.DisposeAsync();
        await Server.DisposeAsync();
        if (database is not null) await database.DisposeAsync();
        GC.SuppressFinalize(this);
        Assert.Empty(Server.Troubles);
    }

    /// <summary>Another node over the same database and server; dispose it.</summary>
    internal LiveNode NewNode(params (string Key, string Value)[] settings) => new(Database.ConnectionString, Server, settings);

    /// <summary>The node ends as a process does at a stop, and another takes its place.</summary>
    internal async Task RestartAsync()
    {
        await Node.DisposeAsync();
        node = NewNode();
    }

    /// <summary>A reviewer approves these bubbles as the answer to what the customer has written.</summary>
    internal async Task ApproveAsync(Customer customer, params string[] bubbles)
    {
        var account = await Node.AccountAsync();
        var draft = await DraftArrange.DraftForAsync(Database, account.Id, customer.UserId, bubbles);
        var outcome = await Node.Get<ReviewService>().ApproveAsync(new(draft.Id, bubbles), Actors.Ana, Token);
        Assert.True(outcome.Succeeded, outcome.Refusal?.Message);
    }

    /// <summary>Waits until exactly these texts have arrived at the customer's phone, in this order.</summary>
    internal Task UntilArrivedAsync(Customer customer, params string[] texts) =>
        Eventually.TrueAsync(() => Task.FromResult(Server.PhoneOf(customer.Id).Texts.SequenceEqual(texts)));
}
