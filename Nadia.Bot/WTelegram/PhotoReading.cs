using System.Globalization;
using Nadia.Core.Conversations;
using TL;
using WTelegram;
using Message = TL.Message;

namespace Nadia.Bot.WTelegram;

/// <summary>Fetches a message's photo (https://core.telegram.org/api/files).</summary>
internal sealed class PhotoReading(Client telegram, TimeProvider clock)
{
    /// <summary>Pixels along the longer side: enough to read a photographed page on a screen.</summary>
    private const int EnoughPixels = 1600;

    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FetchWithin = TimeSpan.FromSeconds(30);

    public async Task<PhotoResult> FetchAsync(string externalId, CancellationToken token)
    {
        if (!int.TryParse(externalId, NumberStyles.None, CultureInfo.InvariantCulture, out var id)) return new PhotoResult.Refused("This message is not Telegram's.");
        try
        {
            var answer = await telegram.Messages_GetMessages(new InputMessageID { id = id }).WithinAsync(AnswerWithin, clock, token);
            return (answer.Messages.FirstOrDefault() as Message)?.media switch
            {
                MessageMediaPhoto { ttl_seconds: > 0 } => new PhotoResult.Refused("The customer sent a photo that can be seen once only: open it on the phone."),
                MessageMediaPhoto { photo: Photo photo } => await FetchAsync(photo, token),
                _ => new PhotoResult.Refused("The photo is no longer in the chat."),
            };
        }
        catch (RpcException e)
        {
            return new PhotoResult.Refused($"Telegram does not hand the photo over ({e.Message}).");
        }
    }

    private async Task<PhotoResult> FetchAsync(Photo photo, CancellationToken token)
    {
        if (Choose(photo.sizes) is not { } size) return new PhotoResult.Refused("The photo is too large to be shown here.");
        using var content = new MemoryStream();
        await telegram.DownloadFileAsync(photo, content, size).WithinAsync(FetchWithin, clock, token);
        return new PhotoResult.Fetched(content.ToArray());
    }

    /// <summary>The largest that is small enough for a screen, else the smallest of the larger ones.</summary>
    internal static PhotoSizeBase? Choose(IEnumerable<PhotoSizeBase>? sizes)
    {
        var whole = (sizes ?? [])
            .Where(s => s is PhotoSize or PhotoSizeProgressive && s.FileSize is > 0 and <= PhotoRules.MaxBytes)
            .OrderBy(s => Math.Max(s.Width, s.Height))
            .ToList();
        return whole.LastOrDefault(s => Math.Max(s.Width, s.Height) <= EnoughPixels) ?? whole.FirstOrDefault();
    }
}
