using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Review;
using Nadia.Core.Search;
using Nadia.Tests.Support;

namespace Nadia.Tests.Data.Search;

public sealed class SearchReadsTests(NadiaDatabase database) : IClassFixture<NadiaDatabase>
{
    private readonly SearchReads search = database.Get<SearchReads>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Both_sides_of_a_conversation_are_found_without_accents_and_by_the_beginning_of_a_word()
    {
        var (account, user) = (await Arrange.AccountAsync(database), Arrange.NewId());
        await Arrange.MessageAsync(database, account, user, "¿Cuándo llega mi PEDIDO de Ñandú?", name: "Lucía");
        var hit = Assert.Single((await FindAsync(SearchPlace.Messages, "pedido nand")).Items);
        Assert.Equal((user, "Lucía", false), (hit.UserId, hit.DisplayName, hit.Held));
        Assert.Empty((await FindAsync(SearchPlace.Messages, "pedido nandux")).Items);
    }

    [Fact]
    public async Task The_database_folds_as_the_search_does()
    {
        await using var db = database.Open();
        var folded = await db.Database.SqlQuery<string>($"SELECT string_agg(lexeme, '' ORDER BY positions[1]) AS \"Value\" FROM unnest(search_words({SearchWords.Accented}))").SingleAsync(Token);
        Assert.Equal(SearchWords.Plain, folded);
    }

    [Fact]
    public async Task Notes_on_reviews_and_on_customers_are_found_in_their_places()
    {
        var draft = await DraftArrange.DraftAsync(database);
        Assert.True((await database.Get<ReviewService>().RejectAsync(new(draft.Id, "Too pushy, zebrafinch."), Actors.Ana, Token)).Succeeded);
        await using var db = database.Open();
        await db.Customers.Where(c => c.Id == draft.CustomerId).ExecuteUpdateAsync(set => set.SetProperty(c => c.Notes, "Prefers the kingfisher blue."), Token);

        var note = Assert.Single((await FindAsync(SearchPlace.ReviewNotes, "zebrafinch")).Items);
        Assert.Equal((draft.Id, "Ana"), (note.DraftId, note.By));
        Assert.Single((await FindAsync(SearchPlace.CustomerNotes, "kingfisher")).Items);
        Assert.Empty((await FindAsync(SearchPlace.Messages, "zebrafinch")).Items);
    }

    [Fact]
    public async Task Pages_follow_each_other_newest_first_without_a_gap_or_a_double()
    {
        var (account, user) = (await Arrange.AccountAsync(database), Arrange.NewId());
        for (var i = 0; i < 7; i++) await Arrange.MessageAsync(database, account, user, $"quokka {i}");
        List<string> found = [];
        string? next = null;
        do
        {
            var page = (await search.FindAsync(SearchPlace.Messages, "quokka", next, 3, Actors.Ana, Token)).Value;
            found.AddRange(page.Items.Select(h => h.Text));
            next = page.Next;
        }
        while (next is not null);
        Assert.Equal(Enumerable.Range(0, 7).Reverse().Select(i => $"quokka {i}"), found);
    }

    [Fact]
    public async Task Who_may_not_review_finds_nothing_and_bad_input_is_named()
    {
        Assert.IsType<Forbidden>((await search.FindAsync(SearchPlace.Messages, "x", null, 10, Actors.Nobody, Token)).Refusal);
        Assert.IsType<Invalid>((await search.FindAsync(SearchPlace.Messages, "a\0b", null, 10, Actors.Ana, Token)).Refusal);
        Assert.IsType<Invalid>((await search.FindAsync(SearchPlace.Messages, "x", "nonsense", 10, Actors.Ana, Token)).Refusal);
        Assert.IsType<Invalid>((await search.FindAsync(SearchPlace.Messages, "x", null, 101, Actors.Ana, Token)).Refusal);
    }

    [Fact]
    public async Task A_rare_word_among_many_messages_is_one_index_scan()
    {
        var (account, user) = (await Arrange.AccountAsync(database), Arrange.NewId());
        await Arrange.MessageAsync(database, account, user, "first");
        await Sql.ExecuteAsync(database.ConnectionString, $"""
            INSERT INTO messages (conversation_id, account_id, chat_id, external_id, direction, origin, text, sent_at, received_at, quarantined, arrived_away)
            SELECT m.conversation_id, m.account_id, m.chat_id, 'many-' || n, 'out', 'nadia', 'common words ' || n, m.sent_at, m.received_at, false, false
            FROM messages m CROSS JOIN generate_series(1, 20000) n WHERE m.chat_id = '{user}';
            ANALYZE messages;
            """);
        var plan = await Sql.ScalarAsync(database.ConnectionString, """
            EXPLAIN (FORMAT JSON) SELECT m.id FROM messages m WHERE search_words(m.text) @@ to_tsquery('simple', 'common & 17123:*') AND m.id < 9223372036854775807 ORDER BY m.id DESC LIMIT 51
            """);
        Assert.Contains("ix_messages_search", plan?.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan", plan?.ToString(), StringComparison.Ordinal);
    }

    private async Task<Page<SearchHit>> FindAsync(SearchPlace place, string text) => (await search.FindAsync(place, text, null, 10, Actors.Ana, Token)).Value;
}
