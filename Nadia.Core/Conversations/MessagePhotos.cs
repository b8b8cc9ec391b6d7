using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Data;
using Nadia.Core.Live;

namespace Nadia.Core.Conversations;

/// <summary>
/// Photos on demand. Whoever opens one leaves a wish in the table; the node that holds the account fetches it, and
/// every node shows it from there.
/// </summary>
public sealed class MessagePhotos(IDbContextFactory<NadiaDbContext> contexts, LiveFeed feed, TimeProvider clock)
{
    /// <summary>How long opening waits for the photo to be fetched.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    /// <summary>The photo sent with a message, fetched first where it must be. A failure of before is tried again.</summary>
    /// <returns>Refusals: Forbidden, NotFound, PhotoAway.</returns>
    public async Task<Outcome<PhotoContent>> OpenAsync(long messageId, Actor actor, CancellationToken token)
    {
        if (actor.MustReview(Words.Of("see photos")) is { } refusal) return refusal;
        var changes = new Signal();
        using var subscription = feed.Subscribe(c => c == LiveChange.Photo(messageId), _ => changes.RaiseAsync(), TimeSpan.Zero);
        if (!await WishAsync(messageId, token)) return new NotFound(Words.Of("The photo"));
        feed.Publish(LiveChange.Photo(messageId));
        var start = clock.GetTimestamp();
        while (true)
        {
            var change = changes.Next;
            var photo = await FindAsync(messageId, token);
            if (photo is { Content: { } content, ContentType: { } type }) return new PhotoContent(content, type);
            if (photo is { Error: { } error }) return new PhotoAway(StoredReason.Say(error));
            if (clock.GetElapsedTime(start) >= Patience) return new PhotoAway(Words.Of("Telegram has not handed the photo over yet. Open it again in a moment."));
            await Task.WhenAny(change, Task.Delay(Poll, clock, token));
            token.ThrowIfCancellationRequested();
        }
    }

    /// <summary>What is wanted of an account, the oldest wish first.</summary>
    public async Task<IReadOnlyList<WantedPhoto>> WantedAsync(int accountId, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        return await (
            from photo in db.MessagePhotos.AsNoTracking()
            where photo.AccountId == accountId && photo.FetchedAt == null && photo.Error == null
            join message in db.Messages on photo.MessageId equals message.Id
            join conversation in db.Conversations on message.ConversationId equals conversation.Id
            orderby photo.RequestedAt
            select new WantedPhoto(message.Id, message.ChatId, conversation.PeerAccessHash, message.ExternalId, photo.RequestedAt)).Take(20).ToListAsync(token);
    }

    /// <summary>Keeps what was fetched, unless it is too large or no photo, or the wish is no longer there.</summary>
    public Task KeepAsync(WantedPhoto wanted, byte[] content, CancellationToken token)
    {
        if (content.Length > PhotoRules.MaxBytes) return FailAsync(wanted, "The photo is too large to be shown here.", token);
        return PhotoRules.ContentType(content) is { } type
            ? SettleAsync(wanted, content, type, null, token)
            : FailAsync(wanted, "What was sent is no JPEG, PNG or WebP picture, and is not shown.", token);
    }

    /// <param name="reason">A sentence for people.</param>
    public Task FailAsync(WantedPhoto wanted, string reason, CancellationToken token) => SettleAsync(wanted, null, null, reason, token);

    /// <summary>Notes the wish, again after a failure. False when the message has no photo.</summary>
    private async Task<bool> WishAsync(long messageId, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        var message = await db.Messages.AsNoTracking().SingleOrDefaultAsync(m => m.Id == messageId, token);
        if (message?.Attachment is not { Kind: AttachmentKind.Photo }) return false;
        var now = clock.GetUtcNow();
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO message_photos (message_id, account_id, requested_at) VALUES ({messageId}, {message.AccountId}, {now})
            ON CONFLICT (message_id) DO UPDATE SET requested_at = excluded.requested_at, error = NULL
            WHERE message_photos.error IS NOT NULL
            """, token);
        return true;
    }

    private async Task<MessagePhoto?> FindAsync(long messageId, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        return await db.MessagePhotos.AsNoTracking().SingleOrDefaultAsync(p => p.MessageId == messageId, token);
    }

    private async Task SettleAsync(WantedPhoto wanted, byte[]? content, string? type, string? error, CancellationToken token)
    {
        DateTimeOffset? fetchedAt = content is null ? null : clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(token);
        var wish = db.MessagePhotos.Where(p => p.MessageId == wanted.MessageId && p.RequestedAt == wanted.RequestedAt && p.FetchedAt == null);
        await wish.ExecuteUpdateAsync(set => set
            .SetProperty(p => p.Content, content).SetProperty(p => p.ContentType, type)
            .SetProperty(p => p.FetchedAt, fetchedAt).SetProperty(p => p.Error, error), token);
        feed.Publish(LiveChange.Photo(wanted.MessageId));
    }
}
