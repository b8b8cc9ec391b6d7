using System.Collections.Concurrent;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Nadia.Core.Data;
using Nadia.Core.Live;
using Nadia.Core.Review.Queue;
using Nadia.Tests.Crash;
using Nadia.Tests.Support;

namespace Nadia.Tests.Load;

/// <summary>
/// Many reviewers on one node. Both ends of each connection live in this process; what its own end keeps is measured and taken off.
/// Times and memory are printed and not asserted, because they depend on the machine and on what else the process holds; asserted is that
/// every draft reaches every page, and that closed pages leave nothing behind.
/// </summary>
[Collection(nameof(Alone))]
public sealed class ReviewerLoadTests(NadiaApp app) : IClassFixture<NadiaApp>
{
    private const int News = 15;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_draft_reaches_every_reviewer_and_closed_pages_leave_nothing()
    {
        using var http = app.CreateClient();
        var cookie = await SignInAsync(http);
        await FillAsync();
        await CloseAsync(await OpenAsync(http, cookie, "/review", 3));
        var subscriptions = await SettledAsync();

        var bare = await CostAsync(http, cookie, "/settings/about");
        var ownEnd = await OwnEndAsync();
        var seen = new ConcurrentDictionary<string, ConcurrentBag<double>>();
        var before = await UsedAsync();
        var pages = await OpenAsync(http, cookie, "/review", LoadSize.Reviewers, bytes => Note(seen, bytes));
        var each = (await UsedAsync() - before) / 1024.0 / LoadSize.Reviewers;
        await NewsAsync(seen, pages);
        await CloseAsync(pages);
        for (var i = 0; i < LoadSize.Pages; i += 10) await CloseAsync(await OpenAsync(http, cookie, "/review", 10));

        await Eventually.TrueAsync(() => Task.FromResult(app.Get<LiveFeed>().SubscriptionCount == subscriptions), TimeSpan.FromSeconds(30));
        Print($"{LoadSize.Reviewers} reviewers, {LoadSize.Drafts} drafts waiting: {each - ownEnd:0} KB of the server's a page, a bare page {bare - ownEnd:0} KB; this program's end of it, {ownEnd:0} KB, is taken off");
    }

    private static void Print(string text) => TestContext.Current.TestOutputHelper?.WriteLine(text);

    private static async Task<long> UsedAsync()
    {
        GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);
        await Task.Run(GC.WaitForPendingFinalizers, Token).WaitAsync(TimeSpan.FromSeconds(30), Token);
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static async Task<string> SignInAsync(HttpClient http)
    {
        using var answer = await http.SignInAsync(NadiaApp.AdminEmail, NadiaApp.AdminPassword);
        return string.Join("; ", answer.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));
    }

    private static async Task<List<CircuitClient>> OpenAsync(HttpClient http, string cookie, string path, int count, Action<ReadOnlyMemory<byte>>? drawn = null)
    {
        List<CircuitClient> pages = [];
        foreach (var some in Enumerable.Range(0, count).Chunk(10))
        {
            var fresh = await Task.WhenAll(some.Select(_ => CircuitClient.OpenAsync(http, cookie, path, drawn, Token)));
            if (path == "/review") foreach (var page in fresh) await page.AttachedAsync(Token);
            pages.AddRange(fresh);
        }

        return pages;
    }

    private static async Task CloseAsync(List<CircuitClient> pages)
    {
        foreach (var page in pages) await page.DisposeAsync();
    }

    // Names are "News 7." in the bytes of a batch; a page may draw one more than once, and the first time counts.
    private static void Note(ConcurrentDictionary<string, ConcurrentBag<double>> seen, ReadOnlyMemory<byte> bytes)
    {
        var now = TimeProvider.System.GetTimestamp();
        foreach (var name in seen.Keys)
            if (bytes.Span.IndexOf(Encoding.UTF8.GetBytes(name)) >= 0) seen[name].Add(now);
    }

    private async Task FillAsync()
    {
        await PlayedCustomer.WriteAsync(app, "Hello?", "Pattern");
        var contexts = app.Get<IDbContextFactory<NadiaDbContext>>();
        await Eventually.TrueAsync(async () => await CountAsync(contexts) == 1, TimeSpan.FromSeconds(30));
        await using var db = await contexts.CreateDbContextAsync(Token);
        var pattern = await db.Queue.AsNoTracking().SingleAsync(Token);
        await QueueArrange.FillAsync(app.ConnectionString, pattern.DraftId, pattern.AccountId, LoadSize.Drafts);
    }

    private static async Task<int> CountAsync(IDbContextFactory<NadiaDbContext> contexts)
    {
        await using var db = await contexts.CreateDbContextAsync(Token);
        return await db.Queue.CountAsync(Token);
    }

    private async Task<int> SettledAsync()
    {
        var last = -1;
        await Eventually.TrueAsync(async () =>
        {
            var now = app.Get<LiveFeed>().SubscriptionCount;
            var settled = now == last;
            last = now;
            await Task.Delay(500, Token);
            return settled;
        }, TimeSpan.FromSeconds(30));
        return last;
    }

    private async Task<double> CostAsync(HttpClient http, string cookie, string path)
    {
        var before = await UsedAsync();
        var pages = await OpenAsync(http, cookie, path, LoadSize.Reviewers);
        await Task.Delay(TimeSpan.FromSeconds(2), Token);
        var each = (await UsedAsync() - before) / 1024.0 / LoadSize.Reviewers;
        await CloseAsync(pages);
        await SettledAsync();
        return each;
    }

    // What this program keeps for its end of a page: the same pages of a server in a process of its own.
    private async Task<double> OwnEndAsync()
    {
        await using var other = new AppProcess(app.ConnectionString);
        await other.StartAsync(Token);
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = other.Client.BaseAddress };
        var cookie = await SignInAsync(http);
        await CloseAsync(await OpenAsync(http, cookie, "/review", 3));
        var before = await UsedAsync();
        var pages = await OpenAsync(http, cookie, "/review", LoadSize.Reviewers);
        var each = (await UsedAsync() - before) / 1024.0 / LoadSize.Reviewers;
        await CloseAsync(pages);
        return each;
    }

    // Whoever asks whether a person answers goes before all the others, so as many as are drawn are in sight however long the queue is.
    private async Task NewsAsync(ConcurrentDictionary<string, ConcurrentBag<double>> seen, List<CircuitClient> pages)
    {
        List<double> delays = [];
        for (var i = 0; i < News; i++)
        {
            var name = $"News {i}.";
            seen[name] = [];
            var committed = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
            void Told(IReadOnlyCollection<LiveChange> changes)
            {
                if (changes.Any(c => c.Topic == LiveTopic.Draft)) committed.TrySetResult(TimeProvider.System.GetTimestamp());
            }

            app.Get<LiveFeed>().Published += Told;
            await PlayedCustomer.WriteAsync(app, "Are you a bot?", name);
            var at = await committed.Task.WaitAsync(TimeSpan.FromSeconds(20), Token);
            app.Get<LiveFeed>().Published -= Told;
            await Eventually.TrueAsync(() => Task.FromResult(seen[name].Count >= pages.Count), TimeSpan.FromSeconds(20));
            delays.AddRange(seen[name].Order().Take(pages.Count).Select(t => TimeProvider.System.GetElapsedTime(at, (long)t).TotalMilliseconds));
            seen.TryRemove(name, out _);
            if (i % 8 == 0) foreach (var page in pages) await page.PingAsync();
            await Task.Delay(300, Token);
        }

        delays.Sort();
        Assert.Equal(News * pages.Count, delays.Count);
        Print($"Commit to page, {News} drafts on {pages.Count} pages: p50 {delays[delays.Count / 2]:0} ms, p95 {delays[(int)(delays.Count * .95)]:0} ms, max {delays[^1]:0} ms");
    }
}
