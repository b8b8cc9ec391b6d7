using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using Nadia.Core.Data;

namespace Nadia.Core.Knowledge;

/// <summary>Finds the passages that a customer's words ask for, by PostgreSQL's full-text search (https://www.postgresql.org/docs/current/textsearch.html).</summary>
internal static class KnowledgeSearch
{
    private const int Candidates = 8;

    /// <summary>A word that stands in a title or heading counts for 1.0, one in the text for 0.1.</summary>
    private const float InTitle = 0.99f;

    // Any of the words will do, the passage with the most of them first. Words that are too common to mean something in a document of no
    // known language are those that English or Spanish leaves out.
    [SuppressMessage("Globalization", "CA1304", Justification = "A statement, not a text.")]
    private const string Statement = """
        WITH asked AS (
            SELECT c.language, array_agg(DISTINCT word) AS words,
                string_agg(DISTINCT '''' || replace(replace(word, '\', '\\'), '''', '''''') || '''', ' | ')::tsquery AS query
            FROM (VALUES ('english', 'english'::regconfig), ('spanish', 'spanish'::regconfig), ('other', 'simple'::regconfig)) AS c(language, config)
            CROSS JOIN LATERAL unnest(tsvector_to_array(to_tsvector(c.config, {0}))) AS word
            WHERE c.language <> 'other' OR (to_tsvector('english', word) <> '' AND to_tsvector('spanish', word) <> '')
            GROUP BY c.language)
        SELECT f.id AS passage_id, f.document_id, f.title, f.text, f.matched, f.asked, f.rank
        FROM (
            SELECT p.id, p.document_id, p.title, p.text, cardinality(a.words) AS asked,
                cardinality(ARRAY(SELECT unnest(tsvector_to_array(p.search)) INTERSECT SELECT unnest(a.words))) AS matched,
                ts_rank_cd(p.search, a.query) AS rank
            FROM knowledge_passages p JOIN asked a ON a.language = p.language
            WHERE (p.language = 'english' AND p.search @@ (SELECT query FROM asked WHERE language = 'english'))
                OR (p.language = 'spanish' AND p.search @@ (SELECT query FROM asked WHERE language = 'spanish'))
                OR (p.language = 'other' AND p.search @@ (SELECT query FROM asked WHERE language = 'other'))) AS f
        ORDER BY f.rank * f.matched / f.asked DESC, f.id
        LIMIT {1}
        """;

    /// <summary>The best passages, at most 3 and 2,000 characters together; none rather than one that has next to nothing to do with it.</summary>
    /// <param name="text">The customer's new messages.</param>
    public static async Task<IReadOnlyList<UsedPassage>> FindPassagesAsync(this NadiaDbContext db, string text, CancellationToken token)
    {
        var words = KnowledgeWords.Of(text);
        if (words.Length == 0) return [];
        var hits = await db.Database.SqlQueryRaw<PassageHit>(Statement, words, Candidates).ToListAsync(token);
        return Choose(hits);
    }

    /// <summary>The statement with its values named, for looking at its plan.</summary>
    internal static (string Sql, object[] Values) Explained(string text) => ("EXPLAIN (FORMAT TEXT) " + Statement, [KnowledgeWords.Of(text), Candidates]);

    internal static IReadOnlyList<UsedPassage> Choose(IReadOnlyList<PassageHit> hits)
    {
        List<UsedPassage> chosen = [];
        var room = KnowledgeRules.MaxHandedOver;
        foreach (var hit in hits.Where(IsRelevant))
        {
            if (chosen.Count == KnowledgeRules.MaxPassages || hit.Text.Length > room) continue;
            chosen.Add(new(hit.PassageId, hit.DocumentId, hit.Title, hit.Text));
            room -= hit.Text.Length;
        }

        return chosen;
    }

    /// <summary>Two of the words, or one that is in a heading, or one of at most two that were asked for.</summary>
    private static bool IsRelevant(PassageHit hit) => hit.Matched >= 2 || hit.Rank >= InTitle || hit.Asked <= 2;
}
