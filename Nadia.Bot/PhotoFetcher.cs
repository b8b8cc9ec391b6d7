using Microsoft.Extensions.Logging;
using Nadia.Core.Conversations;
using Nadia.Core.Live;

namespace Nadia.Bot;

/// <summary>
/// Fetches the photos that reviewers on any node want to see, while this node holds the account. It wakes on the live feed, and every
/// five seconds for wishes of nodes whose signal did not come through.
/// </summary>
internal sealed class PhotoFetcher(MessagePhotos photos, LiveFeed feed, TimeProvider clock, ILogger<PhotoFetcher> log)
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);

    /// <summary>Returns when <paramref name="token"/> is cancelled; throws nothing.</summary>
    public async Task RunAsync(int accountId, ITelegramGateway gateway, CancellationToken token)
    {
        var wishes = new Signal();
        using var subscription = feed.Subscribe(c => c.Topic is LiveTopic.Photo or LiveTopic.Everything, _ => wishes.RaiseAsync(), TimeSpan.Zero);
        while (!token.IsCancellationRequested)
        {
            var wish = wishes.Next;
            try
            {
                foreach (var wanted in await photos.WantedAsync(accountId, token)) await FetchAsync(gateway, wanted, token);
            }
            catch (Exception) when (token.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                log.LogWarning("Photos of account {Account} wait ({Kind})", accountId, e.GetType().Name);
            }

            using var over = CancellationTokenSource.CreateLinkedTokenSource(token);
            await Task.WhenAny(wish, Task.Delay(Poll, clock, over.Token));
            await over.CancelAsync();
        }
    }

    private async Task FetchAsync(ITelegramGateway gateway, WantedPhoto wanted, CancellationToken token)
    {
        switch (await AskAsync(gateway, wanted, token))
        {
            case PhotoResult.Fetched fetched:
                await photos.KeepAsync(wanted, fetched.Content, token);
                break;
            case PhotoResult.Refused refused:
                await photos.FailAsync(wanted, refused.Reason, token);
                break;
        }
    }

    private async Task<PhotoResult> AskAsync(ITelegramGateway gateway, WantedPhoto wanted, CancellationToken token)
    {
        try
        {
            return await gateway.FetchPhotoAsync(new(wanted.ChatId, wanted.PeerAccessHash), wanted.ExternalId, token);
        }
        catch (Exception e) when (!token.IsCancellationRequested)
        {
            log.LogWarning("The photo of message {Message} could not be fetched ({Kind})", wanted.MessageId, e.GetType().Name);
            return new PhotoResult.Refused("The connection to Telegram failed while the photo was fetched. Open it again in a moment.");
        }
    }
}
