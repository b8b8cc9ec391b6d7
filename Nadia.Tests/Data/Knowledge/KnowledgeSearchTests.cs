using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Nadia.Core.Knowledge;
using Nadia.Tests.Support;

namespace Nadia.Tests.Data.Knowledge;

public sealed class KnowledgeSearchTests(TestPostgres postgres, ITestOutputHelper output) : IAsyncLifetime
{
    private NadiaDatabase database = default!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        database = await NadiaDatabase.CreateAsync(postgres);
        await AddAsync("Delivery", KnowledgeLanguage.English, "# Shipping\nParcels to Spain take three days and cost 5 EUR.\n\n# Returns\nYou may return an unused cup within thirty days. We refund the price.");
        await AddAsync("Opening hours", KnowledgeLanguage.English, "The shop is open from Monday to Saturday, ten to six.");
        await AddAsync("Envíos", KnowledgeLanguage.Spanish, "# Plazos\nLos paquetes a España tardan tres días y cuestan 5 EUR.\n\n# Devoluciones\nPuedes devolver una taza sin usar en treinta días. Reembolsamos el precio.");
        await AddAsync("Versand", KnowledgeLanguage.Other, "Pakete nach Spanien brauchen drei Tage.");
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Theory]
    [InlineData("Hi! How long does shipping to Spain take?", "Delivery › Shipping")]
    [InlineData("can I get a refund, the cup is unused", "Delivery › Returns")]
    [InlineData("are you open on Saturdays?", "Opening hours")]
    [InlineData("¿Cuánto tardan los envíos a España?", "Envíos › Plazos")]
    [InlineData("cuanto tarda un envio a espana", "Envíos › Plazos")]
    [InlineData("quiero devolver la taza que compré", "Envíos › Devoluciones")]
    [InlineData("Wie lange brauchen Pakete nach Spanien?", "Versand")]
    public async Task The_passage_that_answers_comes_first_in_its_language(string message, string title) =>
        Assert.Equal(title, (await FindAsync(message))[0].Title);

    [Theory]
    [InlineData("Hi there, thanks!")]
    [InlineData("¡Hola! Gracias, buenos días")]
    [InlineData("My sister painted the kitchen yellow")]
    [InlineData("I have three questions about my invoice number and the colour of the lamp")]
    [InlineData("' | !(a & b) :* <-> \\ %s")]
    [InlineData("😀😀")]
    [InlineData("de la que el en los")]
    public async Task Nothing_is_handed_over_that_has_nothing_to_do_with_it(string message) => Assert.Empty(await FindAsync(message));

    [Fact]
    public async Task A_document_that_is_not_enabled_or_removed_is_not_found()
    {
        var id = await AddAsync("Gift wrapping", KnowledgeLanguage.English, "Gift wrapping is free.");
        Assert.NotEmpty(await FindAsync("Do you do gift wrapping?"));
        await SaveAsync(id, 1, new("Gift wrapping", KnowledgeLanguage.English, "Gift wrapping is free.", Enabled: false));
        Assert.Empty(await FindAsync("Do you do gift wrapping?"));
        await SaveAsync(id, 2, new("Gift wrapping", KnowledgeLanguage.English, "Gift wrapping is free."));
        Assert.NotEmpty(await FindAsync("Do you do gift wrapping?"));
        await database.Get<KnowledgeService>().RemoveAsync(id, 3, Actors.Admin, Token);
        Assert.Empty(await FindAsync("Do you do gift wrapping?"));
    }

    [Fact]
    public async Task Three_passages_and_two_thousand_characters_are_handed_over_at_most()
    {
        await AddAsync("Cups", KnowledgeLanguage.English, string.Join("\n\n", Enumerable.Range(1, 9).Select(i => $"# Cup {i}\nA porcelain cup of glazed stoneware. {new string('x', 620)}")));
        var found = await FindAsync("Do you have a porcelain cup of glazed stoneware?");
        Assert.InRange(found.Count, 2, KnowledgeRules.MaxPassages);
        Assert.InRange(found.Sum(p => p.Text.Length), 1, KnowledgeRules.MaxHandedOver);
    }

    [Fact]
    public async Task Among_ten_thousand_passages_the_index_is_used_and_the_search_takes_milliseconds()
    {
        await Sql.ExecuteAsync(database.ConnectionString, """
            INSERT INTO knowledge_documents (title, language, text, enabled, version, updated_at, updated_by) VALUES ('Many', 'english', 'x', true, 1, now(), 'test');
            INSERT INTO knowledge_passages (document_id, position, language, title, text, title_terms, text_terms)
            SELECT (SELECT max(id) FROM knowledge_documents), n, CASE n % 2 WHEN 0 THEN 'english' ELSE 'spanish' END, 'Part ' || n, t, 'part', t
            FROM (SELECT n, (SELECT string_agg('word' || ((n * 7919 + i * 104729) % 5000), ' ') FROM generate_series(1, 80) i) AS t FROM generate_series(1, 10000) n) s;
            ANALYZE knowledge_passages;
            """);
        var (sql, values) = KnowledgeSearch.Explained("How long does shipping to Spain take? word17 word4711");
        await using var db = database.Open();
        var plan = string.Join('\n', await db.Database.SqlQueryRaw<string>(sql, values).ToListAsync(Token));
        Assert.Contains("ix_knowledge_passages_search", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan on knowledge_passages", plan, StringComparison.Ordinal);

        List<double> times = [];
        for (var i = 0; i < 40; i++)
        {
            var started = Stopwatch.GetTimestamp();
            var found = await db.FindPassagesAsync($"How long does shipping to Spain take? word{i} word{i * 100}", Token);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            Assert.NotEmpty(found);
        }

        times.Sort();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"10,000 passages: median {times[20]:0.0} ms, p95 {times[37]:0.0} ms"));
        Assert.True(times[20] < 100, $"median {times[20]} ms");
    }

    private async Task<IReadOnlyList<UsedPassage>> FindAsync(string message)
    {
        await using var db = database.Open();
        return await db.FindPassagesAsync(message, Token);
    }

    private async Task<int> AddAsync(string title, KnowledgeLanguage language, string text) =>
        (await database.Get<KnowledgeService>().SaveAsync(null, 0, new(title, language, text), Actors.Admin, Token)).Value;

    private async Task SaveAsync(int id, int version, KnowledgeEdit edit) =>
        Assert.True((await database.Get<KnowledgeService>().SaveAsync(id, version, edit, Actors.Admin, Token)).Succeeded);
}
