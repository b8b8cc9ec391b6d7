using Nadia.Core.Conversations;
using Nadia.Tests.Bot.WTelegram.Server;
using Nadia.Tests.Support;
using TL;

namespace Nadia.Tests.Bot.WTelegram;

/// <summary>What is sent besides text: the reviewer knows what it was, and can open photos.</summary>
public sealed class AttachmentTests(TestPostgres postgres) : LiveTest(postgres)
{
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[200_000]];

    private Customer Ana => Server.Customer(740_001, "Ana");

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Node.ConnectAsync(Server);
    }

    [Fact]
    public async Task Everything_has_its_label_with_caption_size_and_length()
    {
        Ana.Send(Server.Media.Photo(Jpeg), "Like this one");
        Ana.Send(Server.Media.Voice(12));
        Ana.Send(Server.Media.Video(33.6));
        Ana.Send(Server.Media.Sticker("😀"));
        Ana.Send(Server.Media.File("in\u202Evoice.pdf", "application/pdf", new byte[1_234_567]), "The invoice");
        Ana.Send(Media.Contact("Ada", "+4930999"));
        Ana.Send(Media.Location(52.52, 13.405));

        await Node.UntilTextsAsync(
            Ana.Id,
            "[photo, 200 KB] Like this one",
            "[voice message, 12 s, 2 KB]",
            "[video, 34 s, 2 KB]",
            "[sticker 😀]",
            "[file in voice.pdf, 1.2 MB] The invoice",
            "[contact Ada, +4930999]",
            "[location 52.52000, 13.40500]");
        var stored = (await Node.MessagesAsync(Ana.Id)).Select(m => m.Attachment!).ToList();
        Assert.Equal(new Attachment(AttachmentKind.File, 1_234_567, null, "in voice.pdf"), stored[4] with { FileId = null });
        Assert.Equal(new Attachment(AttachmentKind.Voice, 2048, 12), stored[1] with { FileId = null });
        Assert.Equal(5, stored.Select(a => a.FileId).OfType<string>().Distinct().Count());
    }

    [Fact]
    public async Task A_caption_can_be_edited_and_a_hidden_address_is_shown()
    {
        var id = Ana.Send(Server.Media.Photo(Jpeg), "Like this");
        Ana.Write("See our shop now", null, new MessageEntityTextUrl { offset = 8, length = 4, url = "https://evil.example/" }, new MessageEntityBold { offset = 0, length = 3 });
        Ana.Edit(id, "Like that");

        await Node.UntilTextsAsync(Ana.Id, "[photo, 200 KB] Like that", "See our shop (https://evil.example/) now");
    }

    [Fact]
    public async Task A_photo_is_fetched_when_it_is_opened_though_its_reference_has_grown_old()
    {
        var id = await PhotoAsync(Jpeg);
        Server.Files.ExpireReferences();

        var opened = await Node.Get<MessagePhotos>().OpenAsync(id, Actors.Ana, Token);

        Assert.True(opened.Succeeded, opened.Refusal?.Message);
        Assert.Equal("image/jpeg", opened.Value.ContentType);
        Assert.Equal(Jpeg, opened.Value.Content);
    }

    [Fact]
    public async Task What_is_no_picture_or_gone_is_refused()
    {
        var script = await PhotoAsync([.. "<svg onload=alert(1)>"u8]);
        Assert.IsType<PhotoAway>((await Node.Get<MessagePhotos>().OpenAsync(script, Actors.Ana, Token)).Refusal);

        var gone = await PhotoAsync(Jpeg);
        Ana.Delete(int.Parse((await Node.MessagesAsync(Ana.Id))[^1].ExternalId, System.Globalization.CultureInfo.InvariantCulture));
        var refusal = (await Node.Get<MessagePhotos>().OpenAsync(gone, Actors.Ana, Token)).Refusal;
        Assert.Equal("The photo is no longer in the chat.", refusal?.Message);
    }

    private async Task<long> PhotoAsync(byte[] content)
    {
        var known = (await Node.MessagesAsync(Ana.Id)).Count;
        Ana.Send(Server.Media.Photo(content));
        await Eventually.TrueAsync(async () => (await Node.MessagesAsync(Ana.Id)).Count == known + 1);
        return (await Node.MessagesAsync(Ana.Id))[^1].Id;
    }
}
