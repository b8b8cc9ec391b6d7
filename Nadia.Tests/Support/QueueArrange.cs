using Microsoft.EntityFrameworkCore;
using Nadia.Core.Drafting;

namespace Nadia.Tests.Support;

/// <summary>Long queues, written by the statement: as many drafts as wanted in a second or two.</summary>
public static class QueueArrange
{
    /// <summary>Adds waiting drafts, each of a customer of its own, a second apart; every fifth is flagged, every hundredth Spanish, every thousandth of a lead.</summary>
    public static async Task FillAsync(NadiaDatabase database, int count)
    {
        var first = await DraftArrange.DraftAsync(database);
        await using var db = database.Open();
        var account = await db.Queue.Where(q => q.DraftId == first.Id).Select(q => q.AccountId).SingleAsync(TestContext.Current.CancellationToken);
        await FillAsync(database.ConnectionString, first.Id, account, count);
    }

    /// <param name="pattern">A draft to copy.</param>
    public static Task FillAsync(string connectionString, Guid pattern, int account, int count) => AddAsync(connectionString, pattern, account, 1, count);

    /// <summary>As above, those numbered from <paramref name="first"/> to <paramref name="last"/>.</summary>
    public static Task AddAsync(string connectionString, Guid pattern, int account, int first, int last) => Sql.ExecuteAsync(connectionString, $"""
        INSERT INTO customers (user_id, name, status, language, ltv_usd, created_at, updated_at)
        SELECT '9' || lpad(n::text, 9, '0'), 'Customer ' || n, CASE WHEN n % 1000 = 0 THEN 'LEAD_QUALIFIED' ELSE 'PROSPECT' END,
               CASE WHEN n % 100 = 0 THEN 'es-MX' ELSE 'en' END, 0, d.created_at, d.created_at
        FROM drafts d CROSS JOIN generate_series({first}, {last}) n WHERE d.id = '{pattern}';
        INSERT INTO conversations (account_id, customer_id, chat_id, revision, history_revision, batch_count, drafting_token, drafting_attempts, delivery_token, created_at)
        SELECT {account}, c.id, c.user_id, d.revision, 1, 0, 0, 0, 0, d.created_at
        FROM drafts d JOIN customers c ON c.user_id LIKE '9_________' AND right(c.user_id, 9)::int BETWEEN {first} AND {last} WHERE d.id = '{pattern}';
        CREATE TEMP TABLE fresh AS SELECT v.id AS fresh_conversation, v.customer_id AS fresh_customer, right(c.user_id, 9)::int AS n
        FROM conversations v JOIN customers c ON c.id = v.customer_id WHERE c.user_id LIKE '9_________' AND right(c.user_id, 9)::int BETWEEN {first} AND {last} AND v.account_id = {account};
        CREATE TEMP TABLE pattern AS SELECT * FROM drafts WHERE id = '{pattern}';
        DO $$
        DECLARE names text; picks text;
        BEGIN
            SELECT string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position),
                   string_agg(CASE column_name
                       WHEN 'id' THEN 'gen_random_uuid()'
                       WHEN 'conversation_id' THEN 'fresh_conversation'
                       WHEN 'customer_id' THEN 'fresh_customer'
                       WHEN 'recommendation' THEN 'CASE WHEN n % 5 = 0 THEN ''flag'' ELSE ''approve'' END'
                       WHEN 'waiting_since' THEN 'p.waiting_since + n * interval ''1 second'''
                       WHEN 'queue_at' THEN 'p.queue_at + n * interval ''1 second'''
                       ELSE 'p.' || quote_ident(column_name) END, ', ' ORDER BY ordinal_position)
            INTO names, picks FROM information_schema.columns WHERE table_name = 'drafts' AND table_schema = 'public' AND is_generated = 'NEVER';
            EXECUTE format('INSERT INTO drafts (%s) SELECT %s FROM fresh CROSS JOIN pattern p', names, picks);
        END $$;
        DROP TABLE fresh; DROP TABLE pattern;
        ANALYZE customers; ANALYZE conversations; ANALYZE drafts; ANALYZE queue;
        """);
}
