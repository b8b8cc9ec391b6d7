using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Conversations;
using Nadia.Core.Data;

namespace Nadia.Core.Search;

/// <summary>
/// Looks for words in everything that was ever said or noted, newest first. Each place has an index over <c>search_words</c>, a function
/// of the database that <see cref="SearchWords"/> mirrors. Held messages are found too: reviewers see them in the conversation as well.
/// </summary>
public sealed class SearchReads(IDbContextFactory<NadiaDbContext> contexts)
{
    private const int FollowingShown = 10;

    /// <param name="after">The <see cref="Page{T}.Next"/> of the page before; null for the first.</param>
    /// <param name="limit">1 to 100.</param>
    /// <returns>Refusals: Forbidden, Invalid.</returns>
    public async Task<Outcome<Page<SearchHit>>> FindAsync(
        SearchPlace place, string text, string? after, int limit, Actor actor, CancellationToken token)
    {
        var refusal = actor.MustReview(Words.Of("search")) ?? PageKey.CheckLimit(limit) ?? TextRules.Required("search", text, SearchWords.MaxText);
        if (refusal is not null) return refusal;
        if (!TryParse(after, out var before)) return new Invalid("after", Words.Of("must be the `next` of an earlier page."));
        if (SearchWords.Of(text) is not { } words) return new Page<SearchHit>([], null);
        await using var db = await contexts.CreateDbContextAsync(token);
        var rows = await Rows(db, place, words.Query, before, limit + 1).ToListAsync(token);
        var items = rows.Take(limit).Select(row => row.ToHit()).ToList();
        return new Page<SearchHit>(items, rows.Count > limit ? items[^1].Id.ToString(CultureInfo.InvariantCulture) : null);
    }

    /// <summary>Where a message stands, with up to ten messages after it.</summary>
    /// <returns>Refusals: Forbidden, NotFound.</returns>
    public async Task<Outcome<MessagePlace>> PlaceOfAsync(long messageId, Actor actor, CancellationToken token)
    {
        if (actor.MustReview(Words.Of("read conversations")) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        var found = await (
            from message in db.Messages
            join conversation in db.Conversations on message.ConversationId equals conversation.Id
            join customer in db.Customers on conversation.CustomerId equals customer.Id
            where message.Id == messageId
            select new { conversation.Id, customer.UserId }).SingleOrDefaultAsync(token);
        if (found is null) return new NotFound(Words.Of("The message"));
        var before = await db.Messages.Where(m => m.ConversationId == found.Id && m.Id > messageId)
            .OrderBy(m => m.Id).Select(m => (long?)m.Id).Skip(FollowingShown).FirstOrDefaultAsync(token);
        return new MessagePlace(found.Id, found.UserId, before);
    }

    private static bool TryParse(string? after, out long before)
    {
        before = long.MaxValue;
        return after is null || long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out before);
    }

    private static IQueryable<Row> Rows(NadiaDbContext db, SearchPlace place, string words, long before, int limit) => place switch
    {
        SearchPlace.Messages => db.Database.SqlQuery<Row>($"""
            SELECT m.id, m.sent_at AS at, m.text, c.user_id, c.nickname, c.name, NULL::text AS "by", m.direction, NULL::uuid AS draft_id, m.quarantined AS held
            FROM messages m JOIN conversations v ON v.id = m.conversation_id JOIN customers c ON c.id = v.customer_id
            WHERE search_words(m.text) @@ to_tsquery('simple', {words}) AND m.id < {before} AND NOT c.is_invented
            ORDER BY m.id DESC LIMIT {limit}
            """),
        SearchPlace.ReviewNotes => db.Database.SqlQuery<Row>($"""
            SELECT r.id, r.decided_at AS at, r.notes AS text, c.user_id, c.nickname, c.name, r.reviewer_name AS "by", NULL::text AS direction, r.draft_id, false AS held
            FROM reviews r JOIN drafts d ON d.id = r.draft_id JOIN customers c ON c.id = d.customer_id
            WHERE r.notes IS NOT NULL AND search_words(r.notes) @@ to_tsquery('simple', {words}) AND r.id < {before}
            ORDER BY r.id DESC LIMIT {limit}
            """),
        SearchPlace.CustomerNotes => db.Database.SqlQuery<Row>($"""
            SELECT c.id, c.updated_at AS at, c.notes AS text, c.user_id, c.nickname, c.name, NULL::text AS "by", NULL::text AS direction, NULL::uuid AS draft_id, false AS held
            FROM customers c
            WHERE c.notes IS NOT NULL AND NOT c.is_invented AND search_words(c.notes) @@ to_tsquery('simple', {words}) AND c.id < {before}
            ORDER BY c.id DESC LIMIT {limit}
            """),
        _ => throw new ArgumentOutOfRangeException(nameof(place)),
    };

    private sealed record Row(
        long Id, DateTimeOffset At, string Text, string UserId, string? Nickname, string? Name, string? By, string? Direction, Guid? DraftId, bool Held)
    {
        public SearchHit ToHit() => new(
            Id, At, Text, UserId, Nickname, Name, By, Direction switch { "in" => MessageDirection.In, "out" => MessageDirection.Out, _ => null }, DraftId, Held);
    }
}
