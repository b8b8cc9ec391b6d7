using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Nadia.Core.Delivery;
using Nadia.Tests.Support;

namespace Nadia.Tests.Web.Review;

/// <summary>Receipts of what did not leave: retry, edit and drop are at hand on the page.</summary>
public sealed class StoppedRepliesTests(TestPostgres postgres) : ReviewPageTest(postgres)
{
    [Fact]
    public async Task The_receipts_say_why_and_Retry_sends_the_same_bubbles_once_more()
    {
        var failed = await FailAsync();
        await ShowAsync(failed[0].DraftId);
        Assert.Contains("blocked this account", Page.Find(".deliveries").TextContent, StringComparison.Ordinal);

        await PressAsync("Retry");

        await SoonAsync(() => Assert.All(Page.FindAll(".deliveries .receipt"), r => Assert.Equal("queued", r.TextContent.Trim())));
        Assert.DoesNotContain(Page.FindAll("button"), b => b.TextContent.Trim() == "Retry");
        Assert.Equal(failed.Select(o => o.RandomId), (await SendingArrange.RowsAsync(Database, failed[0].ConversationId)).Select(o => o.RandomId));
    }

    [Fact]
    public async Task Edit_opens_the_draft_that_they_came_back_as()
    {
        var failed = await FailAsync();
        await ShowAsync(failed[0].DraftId);
        await PressAsync("Edit");
        var back = (await SendingArrange.PendingAsync(Database, failed[0].ConversationId))!;
        await SoonAsync(() => Assert.EndsWith($"/review/{back.Id}", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Drop_on_the_draft_that_came_back_sends_nothing_and_the_receipt_says_so()
    {
        var failed = await FailAsync();
        var back = (await SendingArrange.PendingAsync(Database, failed[0].ConversationId))!;
        await ShowAsync(back.Id);
        Assert.Equal(["First", "Second"], Texts);

        await PressAsync("Drop");

        await SoonAsync(() => Assert.Contains("sent once more as they were, or dropped", Page.Markup, StringComparison.Ordinal));
        Assert.Null(await SendingArrange.PendingAsync(Database, failed[0].ConversationId));
        await DisposeComponentsAsync();
        await ShowAsync(failed[0].DraftId);
        Assert.Contains("dropped", Page.Find(".deliveries").TextContent, StringComparison.Ordinal);
        Assert.Empty(Page.FindAll(".deliveries-actions"));
    }

    private async Task<List<OutboxBubble>> FailAsync()
    {
        var outbox = Database.Get<Outbox>();
        var lease = await SendingArrange.LeaseAsync(Database, Arrange.NewId(), "First", "Second");
        var bubble = (await outbox.BeginAsync(lease, Token))!;
        await outbox.HandOverAsync(lease, bubble, Token);
        await outbox.FailAsync(bubble, "The customer has blocked this account.", Token);
        await outbox.ReleaseAsync(lease, Token);
        return await SendingArrange.RowsAsync(Database, lease.Id);
    }
}
