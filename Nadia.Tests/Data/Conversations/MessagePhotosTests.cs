using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Nadia.Bot;
using Nadia.Core.Common;
using Nadia.Core.Conversations;
using Nadia.Tests.Bot;
using Nadia.Tests.Support;

namespace Nadia.Tests.Data.Conversations;

/// <summary>Photos on demand, fetched by the node that holds the account.</summary>
public sealed class MessagePhotosTests(TestPostgres postgres) : IAsyncLifetime
{
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3];

    private readonly FakeGateway gateway = new();
    private readonly CancellationTokenSource shift = new();
    private NadiaDatabase database = null!;
    private Task fetching = Task.CompletedTask;
    private int account;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private MessagePhotos Photos => database.Get<MessagePhotos>();

    public async ValueTask InitializeAsync()
    {
        database = await NadiaDatabase.CreateAsync(postgres);
        account = await Arrange.AccountAsync(database);
    }

    public async ValueTask DisposeAsync()
    {
        await shift.CancelAsync();
        await fetching;
        await database.DisposeAsync();
        shift.Dispose();
    }

    [Fact]
    public async Task A_photo_is_fetched_once_and_then_comes_from_the_database()
    {
        Fetch(_ => new PhotoResult.Fetched(Jpeg));
        var id = await PhotoAsync();

        var first = await Photos.OpenAsync(id, Actors.Ana, Token);
        var again = await Photos.OpenAsync(id, Actors.Ben, Token);

        Assert.Equal("image/jpeg", first.Value.ContentType);
        Assert.Equal(Jpeg, first.Value.Content);
        Assert.Equal(Jpeg, again.Value.Content);
        Assert.Equal(1, fetches);
    }

    [Fact]
    public async Task A_photo_wanted_before_the_account_is_connected_is_fetched_afterwards()
    {
        var id = await PhotoAsync();
        var opening = Photos.OpenAsync(id, Actors.Ana, Token);
        await Eventually.TrueAsync(async () => (await Photos.WantedAsync(account, Token)).Count == 1);

        Fetch(_ => new PhotoResult.Fetched(Jpeg));

        await UntilAsync(opening);
        Assert.True((await opening).Succeeded);
    }

    [Fact]
    public async Task Nobody_waits_longer_than_twenty_seconds()
    {
        var start = database.Clock.GetUtcNow();
        var opening = Photos.OpenAsync(await PhotoAsync(), Actors.Ana, Token);
        await UntilAsync(opening);
        Assert.IsType<PhotoAway>((await opening).Refusal);
        Assert.InRange((database.Clock.GetUtcNow() - start).TotalSeconds, 20, 23);
    }

    [Fact]
    public async Task A_failure_is_said_and_can_be_asked_for_again()
    {
        var answers = new Queue<PhotoResult>([new PhotoResult.Refused("The photo is no longer in the chat."), new PhotoResult.Fetched(Jpeg)]);
        Fetch(_ => answers.Dequeue());
        var id = await PhotoAsync();

        Assert.Equal("The photo is no longer in the chat.", (await Photos.OpenAsync(id, Actors.Ana, Token)).Refusal?.Message);
        Assert.True((await Photos.OpenAsync(id, Actors.Ana, Token)).Succeeded);
    }

    [Fact]
    public async Task What_was_fetched_for_a_picture_that_has_been_replaced_is_not_kept()
    {
        var id = await PhotoAsync("1");
        var first = Photos.OpenAsync(id, Actors.Ana, Token);
        var before = await WantedAsync();
        await UntilAsync(first);

        var row = await RowAsync(id);
        var edited = new InboundMessage(row.ChatId, row.ExternalId, "[photo]", row.SentAt) { Attachment = new(AttachmentKind.Photo, FileId: "2") };
        await database.Get<Inbox>().EditAsync(account, edited, database.Clock.GetUtcNow(), Token);
        var again = Photos.OpenAsync(id, Actors.Ana, Token);
        var after = await WantedAsync();
        byte[] png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
        await Photos.KeepAsync(before, Jpeg, Token);
        await Photos.KeepAsync(after, png, Token);

        Assert.Equal(png, (await again).Value.Content);
    }

    [Theory]
    [InlineData("<svg onload=alert(1)>")]
    [InlineData("GIF89a")]
    public async Task Bytes_that_are_no_photo_are_not_kept(string content)
    {
        Fetch(_ => new PhotoResult.Fetched(System.Text.Encoding.UTF8.GetBytes(content)));
        var id = await PhotoAsync();
        Assert.IsType<PhotoAway>((await Photos.OpenAsync(id, Actors.Ana, Token)).Refusal);
        await using var db = database.Open();
        Assert.Null((await db.MessagePhotos.SingleAsync(p => p.MessageId == id, Token)).Content);
    }

    [Fact]
    public async Task A_photo_above_ten_megabytes_is_not_kept()
    {
        Fetch(_ => new PhotoResult.Fetched([.. Jpeg, .. new byte[PhotoRules.MaxBytes]]));
        Assert.IsType<PhotoAway>((await Photos.OpenAsync(await PhotoAsync(), Actors.Ana, Token)).Refusal);
    }

    [Fact]
    public async Task A_gateway_that_breaks_leaves_a_sentence()
    {
        Fetch(_ => throw new IOException("boom"));
        Assert.IsType<PhotoAway>((await Photos.OpenAsync(await PhotoAsync(), Actors.Ana, Token)).Refusal);
    }

    [Fact]
    public async Task Only_reviewers_see_photos_and_only_messages_with_a_photo_have_one()
    {
        var id = await PhotoAsync();
        Assert.IsType<Forbidden>((await Photos.OpenAsync(id, Actors.Nobody, Token)).Refusal);
        Assert.Empty(await Photos.WantedAsync(account, Token));
        var text = await Arrange.MessageAsync(database, account, Arrange.NewId(), "No photo");
        Assert.IsType<NotFound>((await Photos.OpenAsync(text.MessageId, Actors.Ana, Token)).Refusal);
        Assert.IsType<NotFound>((await Photos.OpenAsync(long.MaxValue, Actors.Ana, Token)).Refusal);
    }

    private int fetches;

    private void Fetch(Func<string, PhotoResult> answer)
    {
        gateway.OnFetchPhoto = id =>
        {
            Interlocked.Increment(ref fetches);
            return Task.FromResult(answer(id));
        };
        var fetcher = new PhotoFetcher(Photos, database.Feed, database.Clock, NullLogger<PhotoFetcher>.Instance);
        fetching = fetcher.RunAsync(account, gateway, shift.Token);
    }

    private Task UntilAsync(Task task) => Eventually.TrueAsync(() =>
    {
        if (!task.IsCompleted) database.Clock.Advance(TimeSpan.FromMilliseconds(500));
        return Task.FromResult(task.IsCompleted);
    });

    private async Task<WantedPhoto> WantedAsync()
    {
        WantedPhoto? wanted = null;
        await Eventually.TrueAsync(async () => (wanted = (await Photos.WantedAsync(account, Token)).SingleOrDefault()) is not null);
        return wanted!;
    }

    private async Task<Message> RowAsync(long id)
    {
        await using var db = database.Open();
        return await db.Messages.AsNoTracking().SingleAsync(m => m.Id == id, Token);
    }

    private async Task<long> PhotoAsync(string? fileId = null)
    {
        var message = new InboundMessage(Arrange.NewId(), Arrange.NewId(), "[photo]", database.Clock.GetUtcNow()) { Attachment = new(AttachmentKind.Photo, FileId: fileId) };
        return (await database.Get<Inbox>().ReceiveAsync(account, message, Token)).MessageId;
    }
}
