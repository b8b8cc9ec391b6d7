using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Nadia.Core.Accounts;
using Nadia.Core.Common;
using Nadia.Core.Delivery;
using Nadia.Tests.Support;
using Nadia.Web.Components.Layout.Banner;

namespace Nadia.Tests.Web.Layout;

/// <summary>The banner over a real database that can go away.</summary>
public sealed class SendingBannerTests(TestPostgres postgres) : ComponentTest, IAsyncLifetime
{
    private NadiaDatabase database = default!;

    private SendingSwitch Sending => database.Get<SendingSwitch>();

    public async ValueTask InitializeAsync()
    {
        database = await NadiaDatabase.CreateAsync(postgres, SwitchedContexts.Install, ("Telegram:SessionKey", "of the tests"));
        Services.AddSingleton<TimeProvider>(database.Clock);
        Services.AddSingleton(_ => new SendingWatch(database.Get<SendingReads>(), database.Feed, database.Clock));
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task A_pause_appears_and_goes_live_for_everybody_and_only_an_admin_gets_the_link()
    {
        var (admin, reviewer) = (Open(Admin), Open(Reviewer));
        Assert.Empty(admin.FindAll(".banner"));

        await Sending.PauseAsync("<b>Stock</b>", Admin, Token);

        await SoonAsync(() => Assert.Contains("paused by Ada", admin.Find(".banner-text").TextContent, StringComparison.Ordinal));
        await SoonAsync(() => Assert.Contains("<b>Stock</b>", reviewer.Find(".banner-text").TextContent, StringComparison.Ordinal));
        Assert.Equal("/settings/telegram", admin.Find(".banner a").GetAttribute("href"));
        Assert.Empty(reviewer.FindAll(".banner a"));
        Assert.Single(reviewer.FindAll("[aria-live=polite] .banner"));

        await Sending.ResumeAsync(Admin, Token);

        await SoonAsync(() => Assert.Empty(admin.FindAll(".banner")));
        await SoonAsync(() => Assert.Empty(reviewer.FindAll(".banner")));
    }

    [Fact]
    public async Task It_stays_while_the_database_is_away()
    {
        var banner = Open(Reviewer);
        await Sending.PauseAsync("Stock", Admin, Token);
        await SoonAsync(() => Assert.Single(banner.FindAll(".banner")));
        database.Get<SwitchedContexts>().GoAway();
        for (var i = 0; i < 4; i++) database.Clock.Advance(TimeSpan.FromSeconds(15));
        Assert.Contains("paused by Ada", banner.Find(".banner-text").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_page_costs_no_reading_and_closed_pages_leave_nothing_behind()
    {
        await Sending.PauseAsync("Stock", Admin, Token);
        var first = Open(Admin);
        await SoonAsync(() => Assert.Single(first.FindAll(".banner")));
        database.Get<SwitchedContexts>().GoAway();

        Assert.Single(Open(Reviewer).FindAll(".banner"));

        await DisposeComponentsAsync();
        Assert.Equal(0, database.Feed.SubscriptionCount);
    }

    [Fact]
    public async Task A_signal_that_was_lost_is_made_up_for_within_15_seconds()
    {
        var banner = Open(Reviewer);
        await SoonAsync(() => Assert.NotNull(Services.GetRequiredService<SendingWatch>().Status));
        await using (var db = database.Open())
        {
            var account = await db.Accounts.FindAsync([await database.Get<AccountStore>().EnsureSandboxAsync(Token)], Token);
            (account!.State, account.StateReason) = (AccountState.Paused, "Looked at by Ada.");
            await db.SaveChangesAsync(Token);
        }

        database.Clock.Advance(TimeSpan.FromSeconds(15));
        await SoonAsync(() => Assert.Contains("has stopped: Looked at by Ada.", banner.Find(".banner-bad .banner-text").TextContent, StringComparison.Ordinal));
    }

    private IRenderedComponent<SendingBanner> Open(Actor actor) =>
        Render<SendingBanner>(parameters => parameters.Add(b => b.User, Support.SignedIn.Principal(actor)));

    private Task SoonAsync(Action assertion) => Eventually.SignalledAsync(database.Clock, () =>
    {
        assertion();
        return Task.FromResult(true);
    });
}
