using Nadia.Core.Conversations;

namespace Nadia.Tests.Core.Conversations;

/// <summary>What counts as an edit: channels tell of many that change nothing a person reads.</summary>
public sealed class MessageEditTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private static readonly Attachment Photo = new(AttachmentKind.Photo, 90_000, FileId: "1");

    [Fact]
    public void The_same_again_is_no_edit()
    {
        var message = Sent("[photo, 90 KB] this", Photo);
        Assert.False(message.Edit("[photo, 90 KB] this", Photo with { }, Noon));
        Assert.Null(message.EditedAt);
    }

    [Fact]
    public void Another_picture_with_the_same_words_is_one()
    {
        var message = Sent("[photo, 90 KB] this", Photo);
        Assert.True(message.Edit("[photo, 90 KB] this", Photo with { FileId = "2" }, Noon));
        Assert.Equal(("2", Noon), (message.Attachment!.FileId, message.EditedAt));
    }

    [Theory]
    [InlineData(AttachmentKind.File)]
    [InlineData(null)]
    public void Something_else_or_nothing_in_its_place_is_one(AttachmentKind? kind)
    {
        var message = Sent("[photo, 90 KB] this", Photo);
        Assert.True(message.Edit("this", kind is { } k ? new(k, FileId: "1") : null, Noon));
        Assert.Equal(kind, message.Attachment?.Kind);
    }

    [Fact]
    public void A_row_of_before_ids_and_sizes_were_kept_is_not_edited_by_its_own_photo()
    {
        var message = Sent("[photo] this", new(AttachmentKind.Photo));
        Assert.False(message.Edit("[photo, 90 KB] this", Photo, Noon));
        Assert.True(message.Edit("[photo, 90 KB] that", Photo, Noon));
        Assert.Equal(("[photo, 90 KB] that", Photo), (message.Text, message.Attachment));
    }

    [Fact]
    public void A_photo_that_is_gone_from_the_channel_stays_known()
    {
        var message = Sent("[photo, 90 KB] this", Photo);
        Assert.True(message.Edit("[photo] that", new(AttachmentKind.Photo), Noon));
        Assert.Equal(Photo, message.Attachment);
    }

    [Fact]
    public void An_older_edit_does_not_undo_a_later_one()
    {
        var message = Sent("one", null);
        Assert.True(message.Edit("three", null, Noon.AddSeconds(2)));
        Assert.False(message.Edit("two", null, Noon.AddSeconds(1)));
        Assert.Equal(("three", "one"), (message.Text, message.TextBeforeEdit));
    }

    private static Message Sent(string text, Attachment? attachment) => new()
    {
        ConversationId = 1,
        AccountId = 1,
        ChatId = "1",
        ExternalId = "1",
        Direction = MessageDirection.In,
        Origin = MessageOrigin.Customer,
        Text = text,
        Attachment = attachment,
        SentAt = Noon,
        ReceivedAt = Noon,
    };
}
