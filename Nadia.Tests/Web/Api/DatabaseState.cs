using Nadia.Tests.Support;

namespace Nadia.Tests.Web.Api;

/// <summary>Every row of every table in one word, to see that nothing was written.</summary>
internal static class DatabaseState
{
    // When a key was last used, an account's lease and the cookies' keys change by themselves.
    private const string Tables = """
        SELECT string_agg(format('SELECT md5(string_agg(t::text, %L ORDER BY t::text)) AS word FROM %I t', '|', tablename), ' UNION ALL ' ORDER BY tablename)
        FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('api_keys', 'accounts', 'data_protection_keys')
        """;

    // What earlier calls set going in the background.
    private const string Busy = """
        SELECT (SELECT count(*) FROM outbox WHERE state IN ('queued', 'typing'))
            + (SELECT count(*) FROM conversations WHERE coalesce(due_at, drafting_lease_until, delivery_lease_until) IS NOT NULL)
        """;

    public static async Task<string> ReadAsync(NadiaApp app)
    {
        await Eventually.TrueAsync(async () => await Sql.ScalarAsync(app.ConnectionString, Busy) is 0L);
        var union = (string)(await Sql.ScalarAsync(app.ConnectionString, Tables))!;
        var sql = $"SELECT md5(string_agg(coalesce(word, '-'), '|')) FROM ({union}) words";
        return (string)(await Sql.ScalarAsync(app.ConnectionString, sql))!;
    }
}
