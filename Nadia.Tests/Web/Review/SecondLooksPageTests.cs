using Bunit;
using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Conversations;
using Nadia.Core.Delivery;
using Nadia.Core.Drafting;
using Nadia.Core.Review;
using Nadia.Core.Review.Queue;
using Nadia.Core.Review.SecondLooks;
using Nadia.Tests.Support;
using Nadia.Web.Features.Review.SecondLooks;

namespace Nadia.Tests.Web.Review;

/// <summary>The page of the replies that a second person looks at.</summary>
public sealed class SecondLooksPageTests(TestPostgres postgres) : PageTest(postgres)
{
    private const string Send = "Yes, send";
    private const string SendBack = "Send back";
    private const string Nothing = "Nothing waits for a second look";

    private SecondLookService Looks => Database.Get<SecondLookService>();

    [Fact]
    public async Task A_yes_is_one_click_and_lets_the_bubbles_leave()
    {
        await ApprovedAsync(Actors.Ana);
        var page = Open(Actors.Ben);
        Assert.Contains("approved by Ana", page.Find(".panel-head").TextContent, StringComparison.Ordinal);
        Assert.Equal(["Yes, we do."], page.FindAll(".preview li").Select(b => b.TextContent));

        await page.PressAsync(Send);

        page.WaitForText(Nothing);
        await using var db = Database.Open();
        Assert.Equal(DeliveryState.Queued, (await db.Outbox.SingleAsync(Token)).State);
        Assert.Empty((await Looks.OpenAsync(Actors.Admin, Token)).Value);
    }

    [Fact]
    public async Task A_no_asks_first_and_brings_the_reply_back()
    {
        await ApprovedAsync(Actors.Ana);
        var page = Open(Actors.Ben);
        await AskAsync(page, SendBack, SendBack);
        await PressAsync(SendBack);

        page.WaitForText(Nothing);
        var back = Assert.Single((await Database.Get<QueueReads>().AfterAsync(QueueFilter.All, null, 10, Actors.Ana, Token)).Value.Items);
        Assert.Equal(DraftOrigin.Returned, back.Origin);
    }

    [Theory]
    [InlineData("Cancel")]
    [InlineData("Escape")]
    [InlineData("backdrop")]
    public async Task Leaving_the_question_sends_nothing_back(string way)
    {
        await ApprovedAsync(Actors.Ana);
        var page = Open(Actors.Ben);
        await AskAsync(page, SendBack, SendBack);
        await LeaveDialogAsync(way);

        Assert.Single((await Looks.OpenAsync(Actors.Ben, Token)).Value);
        Assert.Single(page.FindAll(".preview"));
    }

    [Fact]
    public async Task Who_approved_it_sees_it_and_cannot_say_yes_to_it()
    {
        await ApprovedAsync(Actors.Ana);
        var page = Open(Actors.Ana);
        Assert.Contains("You approved it: somebody else has to look.", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".page-actions button"));
    }

    [Fact]
    public async Task One_whose_question_the_customer_edited_can_only_go_back()
    {
        var (account, user) = await ApprovedOfAsync();
        var page = Open(Actors.Ben);

        await Database.Get<Inbox>().EditAsync(account, new(user, "m-1", "Hello, and how much?", Database.Clock.GetUtcNow()), Database.Clock.GetUtcNow(), Token);

        await SoonAsync(page, "It cannot leave any more");
        Assert.True(page.FindAll(".page-actions button").Single(b => b.TextContent.Trim() == Send).HasAttribute("disabled"));
    }

    [Fact]
    public async Task One_that_a_new_message_overtook_goes_by_itself()
    {
        var (account, user) = await ApprovedOfAsync();
        Database.Clock.Advance(TimeSpan.FromMinutes(1));
        var page = Open(Actors.Ben);
        await Arrange.MessageAsync(Database, account, user, "Or no, wait.");
        await SoonAsync(page, Nothing);
    }

    [Fact]
    public async Task One_that_a_colleague_approves_comes_into_sight_by_itself_and_one_that_is_decided_goes()
    {
        var page = Open(Actors.Ben);
        await SoonAsync(page, Nothing);
        var draft = await ApprovedAsync(Actors.Ana);
        await SoonAsync(page, "approved by Ana");

        Assert.True((await Looks.DecideAsync(draft.Id, true, Actors.Admin, Token)).Succeeded);
        await SoonAsync(page, Nothing);
    }

    /// <summary>Waits for the text that a signal brings.</summary>
    private Task SoonAsync(IRenderedComponent<SecondLooksPage> page, string text) => Eventually.SignalledAsync(
        Database.Clock, () => Task.FromResult(page.Markup.Contains(text, StringComparison.Ordinal)));

    private async Task<(int Account, string User)> ApprovedOfAsync()
    {
        var (account, user) = (await Arrange.AccountAsync(Database), Arrange.NewId());
        await Arrange.MessageAsync(Database, account, user, "Hello?", "m-1");
        await ApproveAsync(await DraftArrange.DraftForAsync(Database, account, user, "Yes, we do."), Actors.Ana);
        return (account, user);
    }

    private async Task<Draft> ApprovedAsync(Actor by) => await ApproveAsync(await DraftArrange.DraftAsync(Database, null, "Yes, we do."), by);

    private async Task<Draft> ApproveAsync(Draft draft, Actor by)
    {
        Assert.True((await Database.Get<QueueRuleBook>().SaveAsync(new(5, 15, 100), Actors.Admin, Token)).Succeeded);
        Assert.True((await Database.Get<ReviewService>().ApproveAsync(new(draft.Id, ["Yes, we do."]), by, Token)).Succeeded);
        return draft;
    }

    private IRenderedComponent<SecondLooksPage> Open(Actor who)
    {
        Use<SecondLookService>(Database);
        SignIn(who);
        var page = Render<SecondLooksPage>();
        page.WaitForElement(".panel, .state-title");
        return page;
    }
}
