using System.Globalization;
using Nadia.Tests.Bot.WTelegram.Server.Api;
using Nadia.Tests.Bot.WTelegram.Server.Wire;
using Nadia.Tests.Support;
using TL;

namespace Nadia.Tests.Bot.WTelegram.Server;

/// <summary>
/// Telegram on 127.0.0.1 for tests, with one business account and its customers. See README.md beside this file.
/// </summary>
internal sealed class TelegramServer : IAsyncDisposable
{
    private readonly Cloud cloud;
    private readonly Journal journal;
    private readonly Backstage backstage;
    private readonly Listener listener;
    private readonly TestFolder folder = new();

    private TelegramServer(TimeProvider clock)
    {
        cloud = new Cloud(clock);
        journal = new Journal(clock);
        Faults = new Faults(clock);
        var desk = new Desk(cloud, Faults, journal, clock);
        backstage = new Backstage(clock, Faults, desk);
        backstage.Connections.OnDuplicate = key => key.IsDuplicated = true;
        listener = new Listener(backstage);
        Pushes = new Pushes(backstage.Connections);
        Owner = new Owner(cloud, Pushes);
        Outsiders = new Outsiders(cloud, Pushes);
        Media = new Media(cloud, Files);
        new AuthMethods(cloud, Login, () => listener.Port).Register(desk);
        new UpdateMethods(cloud, Faults).Register(desk);
        new SendMethods(cloud, Faults, Pushes).Register(desk);
        new HistoryMethods(cloud, Pushes).Register(desk);
        new PeopleMethods(cloud).Register(desk);
        new FileMethods(Files).Register(desk);
        PublicKeyFile = Path.Combine(folder.Path, "server.pem");
        File.WriteAllText(PublicKeyFile, ServerKey.OfThisRun.Pem);
    }

    /// <summary>For <c>Telegram__ServerAddress</c>.</summary>
    public string Address => string.Create(CultureInfo.InvariantCulture, $"2>127.0.0.1:{listener.Port}");

    /// <summary>For <c>Telegram__ServerPublicKeyFile</c>.</summary>
    public string PublicKeyFile { get; }

    public Login Login { get; } = new();

    public Faults Faults { get; }

    public Pushes Pushes { get; }

    public Owner Owner { get; }

    public Outsiders Outsiders { get; }

    public Media Media { get; }

    public Files Files { get; } = new();

    /// <summary>The position of the account's updates.</summary>
    public int Pts
    {
        get
        {
            lock (cloud.Gate) return cloud.Pts;
        }
    }

    /// <summary>How often two programs ran one session at the same time.</summary>
    public int DuplicateSessions => backstage.Connections.Duplicates;

    public int OpenConnections => backstage.Connections.All.Count;

    /// <summary>Connections of somebody who is signed in and gets updates.</summary>
    public int Listeners => backstage.Connections.All.Count(c => c.IsListening && c.Key is { IsSignedIn: true });

    /// <summary>What clients did that no client should, and what this server could not make sense of. A test may assert that it is empty.</summary>
    public IReadOnlyCollection<string> Troubles =>
        [.. backstage.Troubles.Select(e => e.ToString()), .. journal.Unserved.Select(method => $"{method} is not served here.")];

    public static TelegramServer Start()
    {
        var server = new TelegramServer(TimeProvider.System);
        server.listener.Start();
        return server;
    }

    public Customer Customer(long id, string name = "Ana")
    {
        lock (cloud.Gate) return new(cloud, Pushes, cloud.Person(id, name));
    }

    public CustomerPhone PhoneOf(long id)
    {
        lock (cloud.Gate) return cloud.PhoneOf(id);
    }

    /// <summary>The calls of one method, in order; the name is the library's, as in <c>Auth_SendCode</c>.</summary>
    public IReadOnlyList<(T Method, DateTimeOffset At)> Calls<T>()
        where T : IObject => journal.Of<T>();

    /// <summary>Every connection breaks; new ones are welcome unless <see cref="StopListening"/> was called.</summary>
    public void CutConnections() => backstage.Connections.CutAll();

    /// <summary>New connections are refused.</summary>
    public void StopListening() => listener.Stop();

    /// <summary>Takes connections again, at the same port.</summary>
    public void Listen() => listener.Start();

    /// <summary>The owner ends all sessions from another device; the connections stay.</summary>
    public void RevokeSessions()
    {
        foreach (var key in backstage.Keys.All) key.IsSignedIn = false;
    }

    /// <summary>The server loses the keys: clients get the transport's error -404.</summary>
    public void ForgetKeys() => backstage.Keys.ForgetAll();

    /// <summary>From now on packets with the old salt are sent back, until the client has taken the new one.</summary>
    public void ChangeSalts()
    {
        foreach (var key in backstage.Keys.All) key.Salt = Random.Shared.NextInt64();
    }

    public ValueTask DisposeAsync()
    {
        listener.Stop();
        foreach (var connection in backstage.Connections.All) connection.Dispose();
        folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
