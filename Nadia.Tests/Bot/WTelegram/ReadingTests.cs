using Nadia.Bot.WTelegram;
using Nadia.Core.Conversations;
using TL;

namespace Nadia.Tests.Bot.WTelegram;

/// <summary>The library's objects in NADIA's words, without a connection.</summary>
public sealed class ReadingTests
{
    [Fact]
    public void Several_hidden_addresses_stand_behind_their_words_and_shown_ones_are_not_repeated()
    {
        var text = "a b https://x.example c";
        var flat = MessageText.Flatten(text,
        [
            new MessageEntityTextUrl { offset = 0, length = 1, url = "https://one.example" },
            new MessageEntityTextUrl { offset = 2, length = 1, url = "https://two.example" },
            new MessageEntityTextUrl { offset = 4, length = 17, url = "https://x.example" },
            new MessageEntityTextUrl { offset = 20, length = 99, url = "https://outside.example" },
            new MessageEntityTextUrl { offset = int.MaxValue, length = 1, url = "https://beyond.example" },
            new MessageEntityTextUrl { offset = -1, length = 1, url = "https://before.example" },
        ]);
        Assert.Equal("a (https://one.example) b (https://two.example) https://x.example c", flat);
    }

    [Fact]
    public void The_size_for_a_screen_is_chosen()
    {
        PhotoSizeBase small = new PhotoSize { type = "m", w = 320, h = 240, size = 9000 };
        PhotoSizeBase screen = new PhotoSizeProgressive { type = "y", w = 1280, h = 960, sizes = [1000, 90_000] };
        PhotoSizeBase large = new PhotoSize { type = "w", w = 2560, h = 1920, size = 900_000 };
        PhotoSizeBase huge = new PhotoSize { type = "w", w = 2560, h = 1920, size = 10_000_001 };

        Assert.Same(screen, PhotoReading.Choose([large, small, screen, new PhotoStrippedSize { type = "i", bytes = [1] }]));
        Assert.Same(large, PhotoReading.Choose([large]));
        Assert.Null(PhotoReading.Choose([huge]));
        Assert.Null(PhotoReading.Choose(null));
    }

    [Fact]
    public void A_photo_is_as_large_as_its_largest_form()
    {
        var photo = new Photo
        {
            id = 7,
            sizes = [new PhotoSizeProgressive { type = "y", w = 1280, h = 960, sizes = [1000, 90_000] }, new PhotoStrippedSize { bytes = [1] }, new PhotoSize { type = "m", w = 320, h = 240, size = 9000 }],
        };
        Assert.Equal(new Attachment(AttachmentKind.Photo, 90_000, FileId: "7"), AttachmentReading.Read(new MessageMediaPhoto { photo = photo }));
    }

    [Fact]
    public void Typing_is_what_brings_a_message()
    {
        var kinds = typeof(SendMessageAction).Assembly.GetTypes().Where(t => t.BaseType == typeof(SendMessageAction) && t.Namespace == nameof(TL)).ToList();
        Assert.Equal(
            [
                "Cancel", "EmojiInteraction", "EmojiInteractionSeen", "GamePlay", "HistoryImport", "SpeakingInGroupCall", "TextDraft",
            ],
            kinds.Where(t => !TypingReading.IsTyping((SendMessageAction)Activator.CreateInstance(t)!))
                .Select(t => t.Name.Replace("SendMessage", "", StringComparison.Ordinal).Replace("Action", "", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal));
        Assert.True(kinds.Count >= 19);
    }

    [Fact]
    public void Kinds_the_server_of_the_tests_does_not_send_are_labelled_too()
    {
        Assert.Equal("[video message, 8 s, 3 MB]", Label(new DocumentAttributeVideo { flags = DocumentAttributeVideo.Flags.round_message, duration = 8 }));
        Assert.Equal("[animation, 3 s, 3 MB]", Label(new DocumentAttributeVideo { duration = 3 }, new DocumentAttributeAnimated()));
        Assert.Equal("[audio song.mp3, 180 s, 3 MB]", Label(new DocumentAttributeAudio { duration = 180 }, new DocumentAttributeFilename { file_name = "song.mp3" }));
        Assert.Equal("[location Café X, Main St 5]", AttachmentReading.Read(new MessageMediaVenue { title = "Café X", address = "Main St 5" })!.Label);
        Assert.Equal("[🎲 5]", AttachmentReading.Read(new MessageMediaDice { emoticon = "🎲", value = 5 })!.Label);
        Assert.Equal("[poll Red or blue?]", AttachmentReading.Read(new MessageMediaPoll { poll = new() { question = new() { text = "Red or blue?" } } })!.Label);
        Assert.Equal("[attachment]", AttachmentReading.Read(new MessageMediaUnsupported())!.Label);
        Assert.Equal("[contact +4930999]", AttachmentReading.Read(new MessageMediaContact { first_name = "", last_name = "", phone_number = "+4930999" })!.Label);
        Assert.Equal(new(AttachmentKind.Photo), AttachmentReading.Read(new MessageMediaPhoto { photo = new PhotoEmpty { id = 7 } }));
        Assert.Null(AttachmentReading.Read(new MessageMediaWebPage()));

        static string Label(params DocumentAttribute[] attributes) =>
            AttachmentReading.Read(new MessageMediaDocument { document = new Document { size = 3_000_000, attributes = attributes } })!.Label;
    }
}
