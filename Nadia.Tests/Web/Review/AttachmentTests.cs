using Bunit;
using Microsoft.EntityFrameworkCore;
using Nadia.Core.Conversations;
using Nadia.Core.Delivery;
using Nadia.Core.Drafting;
using Nadia.Tests.Support;

namespace Nadia.Tests.Web.Review;

/// <summary>What a customer sent beside words, and receipts of bubbles that did not leave.</summary>
public sealed class AttachmentTests(TestPostgres postgres) : ReviewPageTest(postgres)
{
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3];

    [Fact]
    public async Task A_file_shows_its_name_as_text_with_its_size_and_the_caption_once()
    {
        await ShowWithAsync(new(AttachmentKind.File, 1_200_000, Name: "<img src=x onerror=alert(1)>.pdf"), "see this");
        var message = Page.Find(".message-in");
        Assert.Equal("File <img src=x onerror=alert(1)>.pdf, 1.2 MB", message.QuerySelector(".attachment-label")!.TextContent);
        Assert.EndsWith("see this", message.QuerySelector(".message-text")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("[file", message.TextContent, StringComparison.Ordinal);
        Assert.Empty(message.QuerySelectorAll("img"));
        Assert.DoesNotContain(Page.FindAll("button"), b => b.TextContent == "Show photo");
    }

    [Fact]
    public async Task A_voice_message_without_words_has_its_length_and_no_empty_bubble()
    {
        await ShowWithAsync(new(AttachmentKind.Voice, 30_000, 12), "");
        Assert.Equal("Voice message, 12 s, 30 KB", Page.Find(".message-in .attachment-label").TextContent);
        Assert.Empty(Page.FindAll(".message-in .message-text"));
    }

    [Fact]
    public async Task In_Spanish_the_queue_and_the_conversation_name_it_and_what_is_stored_stays_English()
    {
        SpeakSpanish();
        var id = await ShowWithAsync(new(AttachmentKind.Voice, 30_000, 12), "¿me oyen?");
        Assert.Equal("Mensaje de voz, 12 s, 30 KB", Page.Find(".message-in .attachment-label").TextContent);
        await SoonAsync(() => Assert.Equal("[mensaje de voz, 12 s, 30 KB] ¿me oyen?", Page.Find(".entry-excerpt").TextContent));
        await using var db = Database.Open();
        Assert.Equal("[voice message, 12 s, 30 KB] ¿me oyen?", (await db.Messages.SingleAsync(m => m.Id == id, Token)).Text);
    }

    [Fact]
    public async Task A_photo_is_fetched_on_demand_and_shown_from_its_own_address()
    {
        var id = await ShowWithAsync(new(AttachmentKind.Photo, 50_000, FileId: "71"), "my garden");
        Assert.Empty(Page.FindAll("img"));
        _ = Button("Show photo").ClickAsync(new());
        await SoonAsync(() => Assert.Contains("Fetching the photo…", Page.Markup, StringComparison.Ordinal), TimeSpan.Zero);

        await Database.Get<MessagePhotos>().KeepAsync(await WantedAsync(id), Jpeg, Token);

        await SoonAsync(() => Assert.Equal($"/photos/{id}?v=71", Page.Find(".photo img").GetAttribute("src")));
        Assert.StartsWith("Photo from ", Page.Find(".photo img").GetAttribute("alt"), StringComparison.Ordinal);
        await PressAsync("Hide photo");
        Assert.Empty(Page.FindAll(".photo img"));
    }

    [Fact]
    public async Task A_photo_that_cannot_be_had_says_why_and_can_be_tried_again()
    {
        var id = await ShowWithAsync(new(AttachmentKind.Photo), "");
        _ = Button("Show photo").ClickAsync(new());
        await SoonAsync(() => Assert.Contains("Fetching", Page.Markup, StringComparison.Ordinal), TimeSpan.Zero);
        await Database.Get<MessagePhotos>().FailAsync(await WantedAsync(id), "The customer has deleted it.", Token);
        await SoonAsync(() => Assert.Equal("The customer has deleted it.", Page.Find(".photo [role=alert]").TextContent));

        _ = Button("Try again").ClickAsync(new());
        await SoonAsync(() => Assert.Contains("Fetching", Page.Markup, StringComparison.Ordinal), TimeSpan.Zero);
        await Database.Get<MessagePhotos>().KeepAsync(await WantedAsync(id), Jpeg, Token);
        await SoonAsync(() => Assert.Single(Page.FindAll(".photo img")));
        await Page.InvokeAsync(() => Page.Find(".photo img").TriggerEventAsync("onerror", new Microsoft.AspNetCore.Components.Web.ErrorEventArgs()));
        Assert.Equal("The photo could not be shown.", Page.Find(".photo [role=alert]").TextContent);
    }

    [Fact]
    public async Task A_held_and_a_failed_bubble_stand_where_they_would_have_been_with_their_reasons()
    {
        var draft = await DraftArrange.DraftAsync(Database);
        var now = Database.Clock.GetUtcNow();
        await using (var db = Database.Open())
        {
            var conversation = await db.Conversations.SingleAsync(c => c.Id == draft.ConversationId, Token);
            foreach (var (state, error, i) in new[] { (DeliveryState.Held, "The customer began to type.", 0), (DeliveryState.Failed, "One of the two has blocked the other on Telegram.", 1) })
            {
                db.Outbox.Add(new()
                {
                    DraftId = draft.Id,
                    ConversationId = conversation.Id,
                    AccountId = conversation.AccountId,
                    Position = i,
                    Text = $"Bubble {i}",
                    RandomId = i + 1,
                    State = state,
                    Error = error,
                    NotBefore = now,
                    CreatedAt = now,
                });
            }

            await db.SaveChangesAsync(Token);
        }

        await ShowAsync(draft.Id);
        await SoonAsync(() => Assert.Equal(
            ["held: The customer began to type.", "failed: One of the two has blocked the other on Telegram."],
            Page.FindAll(".message-stopped .receipt").Select(r => r.TextContent)));
    }

    /// <summary>Waits until the wish for a photo stands in the table: only what is wanted is fetched.</summary>
    private async Task<WantedPhoto> WantedAsync(long messageId)
    {
        WantedPhoto? wanted = null;
        await using var db = Database.Open();
        var account = await db.Messages.Where(m => m.Id == messageId).Select(m => m.AccountId).SingleAsync(Token);
        await Eventually.TrueAsync(async () => (wanted = (await Database.Get<MessagePhotos>().WantedAsync(account, Token)).FirstOrDefault(w => w.MessageId == messageId)) is not null);
        return wanted!;
    }

    /// <summary>Opens the draft of a customer who sent this with these words; answers the message's id.</summary>
    private async Task<long> ShowWithAsync(Attachment attachment, string caption)
    {
        var (accountId, userId) = (await Arrange.AccountAsync(Database), Arrange.NewId());
        var message = new InboundMessage(userId, Arrange.NewId(), $"{attachment.Label} {caption}".Trim(), Database.Clock.GetUtcNow()) { Attachment = attachment };
        await Database.Get<Inbox>().ReceiveAsync(accountId, message, Token);
        var draft = await DraftArrange.DraftForAsync(Database, accountId, userId);
        await using (var db = Database.Open())
            await db.Drafts.Where(d => d.Id == draft.Id).ExecuteUpdateAsync(set => set.SetProperty(d => d.CustomerMessage, message.Text), Token);
        await ShowAsync(draft.Id);
        await SoonAsync(() => Assert.NotEmpty(Page.FindAll(".message-in")));
        return draft.ThroughMessageId;
    }
}
