using Nadia.Core.Conversations;
using Nadia.Tests.Bot.WTelegram.Server;
using Nadia.Tests.Support;
using Message = Nadia.Core.Conversations.Message;

namespace Nadia.Tests.Bot.WTelegram;

/// <summary>A customer who sent the wrong picture replaces it: the reviewer sees the right one.</summary>
public sealed class EditedAttachmentTests(TestPostgres postgres) : LiveTest(postgres)
{
    private static readonly byte[] Blue = [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[90_000]];

    private static readonly byte[] Red = [0xFF, 0xD8, 0xFF, 0xE1, .. new byte[90_000]];

    private Customer Ana => Server.Customer(741_001, "Ana");

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Node.ConnectAsync(Server);
    }

    [Fact]
    public async Task Another_photo_with_the_same_words_and_size_is_an_edit_and_the_new_one_is_shown()
    {
        var id = Ana.Send(Server.Media.Photo(Blue), "This one");
        await Node.UntilTextsAsync(Ana.Id, "[photo, 90 KB] This one");
        var before = await OnlyAsync();
        Assert.Equal(Blue, await OpenAsync());

        Ana.Edit(id, "This one", Server.Media.Photo(Red));

        await Eventually.TrueAsync(async () => (await OnlyAsync()).EditedAt is not null);
        Assert.NotEqual(before.Attachment!.FileId, (await OnlyAsync()).Attachment!.FileId);
        Assert.Equal(Red, await OpenAsync());
    }

    [Fact]
    public async Task A_text_becomes_a_photo_and_a_photo_a_file()
    {
        var id = Ana.Write("This one");
        await Node.UntilTextsAsync(Ana.Id, "This one");

        Ana.Edit(id, "This one", Server.Media.Photo(Blue));
        await Node.UntilTextsAsync(Ana.Id, "[photo, 90 KB] This one");
        Assert.Equal(AttachmentKind.Photo, (await OnlyAsync()).Attachment?.Kind);
        Assert.Equal(Blue, await OpenAsync());

        Ana.Edit(id, "", Server.Media.File("one.pdf", "application/pdf", new byte[1000]));
        await Node.UntilTextsAsync(Ana.Id, "[file one.pdf, 1 KB]");
        Assert.Equal(("[photo, 90 KB] This one", AttachmentKind.File), ((await OnlyAsync()).TextBeforeEdit, (await OnlyAsync()).Attachment?.Kind));
        Assert.Equal(0L, await Sql.ScalarAsync(Database.ConnectionString, "SELECT count(*) FROM message_photos"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Another_photo_of_the_absence_is_found(bool updatesAreLost)
    {
        var id = Ana.Send(Server.Media.Photo(Blue), "This one");
        await Node.UntilTextsAsync(Ana.Id, "[photo, 90 KB] This one");
        var before = await OnlyAsync();
        await RestartAsync();
        Ana.Edit(id, "This one", Server.Media.Photo(Red));
        if (updatesAreLost) Server.Faults.DifferenceTooLong();

        await Node.ConnectAsync(Server);

        await Eventually.TrueAsync(async () => (await OnlyAsync()).Attachment!.FileId != before.Attachment!.FileId);
        Assert.Equal(Red, await OpenAsync());
    }

    private async Task<Message> OnlyAsync() => (await Node.MessagesAsync(Ana.Id)).Single();

    private async Task<byte[]> OpenAsync()
    {
        var opened = await Node.Get<MessagePhotos>().OpenAsync((await OnlyAsync()).Id, Actors.Ana, Token);
        Assert.True(opened.Succeeded, opened.Refusal?.Message);
        return opened.Value.Content;
    }
}
