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
    /// <summary>The ids of its data centres; clients begin at the first.</summary>
    private static readonly int[] Centres = [2, 3];

    private readonly Cloud cloud;
    private readonly Journal journal;
    private readonly Connections connections = new();
    private readonly List<(Backstage Backstage, Listener Listener)> dataCentres;
    private readonly TestFolder folder = new();

    private TelegramServer(TimeProvider clock)
    {
        cloud = new Cloud(clock);
        journal = new Journal(clock);
        Faults = new Faults(clock);
        var desk = new Desk(cloud, Faults, journal, clock);
        connections.OnDuplicate = key => key.IsDuplicated = true;
        dataCentres = [.. Centres.Select(id => new Backstage(id, clock, Faults, desk, connections)).Select(backstage => (backstage, new Listener(backstage)))];
        Pushes = new Pushes(connections);
        Owner = new Owner(cloud, Pushes);
        Outsiders = new Outsiders(cloud, Pushes);
        Media = new Media(cloud, Files);
        new AuthMethods(cloud, Login, Options).Register(desk);
        new UpdateMethods(cloud, Faults).Register(desk);
        new SendMethods(cloud, Faults, Pushes).Register(desk);
        new HistoryMethods(cloud, Pushes).Register(desk);
        new PeopleMethods(cloud).Register(desk);
        new FileMethods(Files).Register(desk);
        PublicKeyFile = Path.Combine(folder.Path, "server.pem");
        File.WriteAllText(PublicKeyFile, ServerKey.OfThisRun.Pem);
    }

    /// <summary>For <c>Telegram__ServerAddress</c>.</summary>
    public string Address => string.Create(CultureInfo.InvariantCulture, $"{Centres[0]}>127.0.0.1:{dataCentres[0].Listener.Port}");

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
    public int DuplicateSessions => connections.Duplicates;

    public int OpenConnections => connections.All.Count;

    /// <summary>The logins that the owner's list of devices shows, their own phone excepted.</summary>
    public int SignedIn => Keys.Count(key => key is { IsSignedIn: true, IsGuest: false });

    /// <summary>Connections of somebody who is signed in and gets updates.</summary>
    public int Listeners => connections.All.Count(c => c.IsListening && c.Key is { IsSignedIn: true });

    /// <summary>What clients did that no client should, and what this server could not make sense of. A test may assert that it is empty.</summary>
    public IReadOnlyCollection<string> Troubles =>
        [.. dataCentres.SelectMany(d => d.Backstage.Troubles).Select(e => e.ToString()), .. journal.Unserved.Select(method => $"{method} is not served here.")];

    public static TelegramServer Start()
    {
        var server = new TelegramServer(TimeProvider.System);
        server.Listen();
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
    public void CutConnections() => connections.CutAll();

    /// <summary>Whatever is dated from now on happens in this second, until <see cref="LetTimePass"/>.</summary>
    public void HoldTime() => cloud.StandsAt = cloud.Now;

    public void LetTimePass() => cloud.StandsAt = null;

    /// <summary>New connections are refused.</summary>
    public void StopListening() => dataCentres.ForEach(d => d.Listener.Stop());

    /// <summary>Takes connections again, at the same ports.</summary>
    public void Listen() => dataCentres.ForEach(d => d.Listener.Start());

    /// <summary>The owner ends all sessions from another device; the connections stay.</summary>
    public void RevokeSessions()
    {
        foreach (var key in Keys) key.IsSignedIn = false;
    }

    /// <summary>The server loses the keys: clients get the transport's error -404.</summary>
    public void ForgetKeys() => dataCentres.ForEach(d => d.Backstage.Keys.ForgetAll());

    /// <summary>From now on packets with the old salt are sent back, until the client has taken the new one.</summary>
    public void ChangeSalts()
    {
        foreach (var key in Keys) key.Salt = Random.Shared.NextInt64();
    }

    public ValueTask DisposeAsync()
    {
        StopListening();
        foreach (var connection in connections.All) connection.Dispose();
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private IEnumerable<AuthKey> Keys => dataCentres.SelectMany(d => d.Backstage.Keys.All);

    private DcOption[] Options() =>
        [.. dataCentres.Select(d => new DcOption { id = d.Backstage.DataCentre, ip_address = "127.0.0.1", port = d.Listener.Port })];
}
