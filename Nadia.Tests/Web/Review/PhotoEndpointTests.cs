using System.Net;
using Nadia.Core.Conversations;
using Nadia.Tests.Support;

namespace Nadia.Tests.Web.Review;

/// <summary>A customer's photo on our pages.</summary>
public sealed class PhotoEndpointTests(NadiaApp app) : IClassFixture<NadiaApp>
{
    private static readonly byte[] Png = Convert.FromHexString("89504E470D0A1A0A0000000D49484452");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_signed_in_reviewer_gets_the_bytes_with_headers_that_let_them_do_nothing()
    {
        var id = await FetchedPhotoAsync();
        using var client = app.CreateClient();
        using var signedIn = await client.SignInAsync(NadiaApp.AdminEmail, NadiaApp.AdminPassword);

        using var answer = await client.GetAsync(new Uri($"/photos/{id}", UriKind.Relative), Token);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("image/png", answer.Content.Headers.ContentType?.ToString());
        Assert.Equal(Png, await answer.Content.ReadAsByteArrayAsync(Token));
        Assert.Equal("default-src 'none'; sandbox", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.True(answer.Headers.CacheControl?.Private);
    }

    [Fact]
    public async Task Nobody_else_gets_anything()
    {
        var id = await FetchedPhotoAsync();
        using var client = app.CreateClient();
        using var answer = await client.GetAsync(new Uri($"/photos/{id}", UriKind.Relative), Token);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(Token));
    }

    [Fact]
    public async Task A_message_without_a_photo_is_not_found()
    {
        using var client = app.CreateClient();
        using var signedIn = await client.SignInAsync(NadiaApp.AdminEmail, NadiaApp.AdminPassword);
        using var answer = await client.GetAsync(new Uri("/photos/987654321", UriKind.Relative), Token);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private async Task<long> FetchedPhotoAsync()
    {
        var account = await app.Get<Nadia.Core.Accounts.AccountStore>().EnsureSandboxAsync(Token);
        var message = new InboundMessage(Arrange.NewId(), Arrange.NewId(), "[photo]", TimeProvider.System.GetUtcNow()) { Attachment = new(AttachmentKind.Photo) };
        var id = (await app.Get<Inbox>().ReceiveAsync(account, message, Token)).MessageId;
        var opening = app.Get<MessagePhotos>().OpenAsync(id, Actors.Ana, Token);
        WantedPhoto? wanted = null;
        await Eventually.TrueAsync(async () => (wanted = (await app.Get<MessagePhotos>().WantedAsync(account, Token)).FirstOrDefault(w => w.MessageId == id)) is not null);
        await app.Get<MessagePhotos>().KeepAsync(wanted!, Png, Token);
        Assert.True((await opening).Succeeded);
        return id;
    }
}
