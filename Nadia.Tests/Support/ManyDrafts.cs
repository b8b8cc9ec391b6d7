namespace Nadia.Tests.Support;

/// <summary>A queue of thousands, made in the database of copies of one draft: its customer, conversation and message too.</summary>
public static class ManyDrafts
{
    private const string Columns = """
        CREATE FUNCTION pg_temp.kept(of_table text, not_these text[]) RETURNS text LANGUAGE sql AS
            $f$ SELECT string_agg(quote_ident(column_name), ', ') FROM information_schema.columns
                WHERE table_name = of_table AND is_generated = 'NEVER' AND NOT column_name = ANY(not_these) $f$;
        """;

    /// <summary>Copies the only waiting draft of a fresh app so often; the copies wait longer than it, one second each.</summary>
    public static Task CopyAsync(string connectionString, int count) => Sql.ExecuteAsync(connectionString, Columns + $$"""
        DO $$
        DECLARE
            kept text;
        BEGIN
            kept := pg_temp.kept('customers', '{id,user_id,name}');
            EXECUTE format('INSERT INTO customers (user_id, name, %1$s) SELECT ''bulk-'' || n, ''Waiting '' || n, %1$s FROM (SELECT * FROM customers LIMIT 1) c, generate_series(1, {{count}}) n', kept);
            kept := pg_temp.kept('conversations', '{id,customer_id,chat_id}');
            EXECUTE format('INSERT INTO conversations (customer_id, chat_id, %1$s) SELECT k.id, k.user_id, %1$s FROM (SELECT * FROM conversations LIMIT 1) c, (SELECT id, user_id FROM customers WHERE user_id LIKE ''bulk-%%'') k', kept);
            kept := pg_temp.kept('messages', '{id,conversation_id,chat_id,external_id}');
            EXECUTE format('INSERT INTO messages (conversation_id, chat_id, external_id, %1$s) SELECT v.conversation, v.chat, ''m-'' || v.chat, %1$s FROM (SELECT * FROM messages LIMIT 1) m, (SELECT id AS conversation, chat_id AS chat FROM conversations WHERE chat_id LIKE ''bulk-%%'') v', kept);
            kept := pg_temp.kept('drafts', '{id,conversation_id,customer_id,through_message_id,message_ids,waiting_since,queue_at}');
            EXECUTE format('INSERT INTO drafts (id, conversation_id, customer_id, through_message_id, message_ids, waiting_since, queue_at, %1$s)
                SELECT gen_random_uuid(), v.conversation, v.customer, m.message, ARRAY[m.message], d.waiting_since - ({{count}} - v.n) * interval ''1 second'', d.queue_at - ({{count}} - v.n) * interval ''1 second'', %1$s
                FROM (SELECT * FROM drafts LIMIT 1) d,
                    (SELECT id AS conversation, customer_id AS customer, substr(chat_id, 6)::int AS n FROM conversations WHERE chat_id LIKE ''bulk-%%'') v
                    JOIN (SELECT conversation_id AS of, id AS message FROM messages) m ON m.of = v.conversation', kept);
        END $$;
        ANALYZE;
        """);
}
