namespace Nadia.Migrations;

/// <summary>What the queue's migration says in PostgreSQL's own language.</summary>
internal static class QueueSql
{
    /// <summary>
    /// The queue follows the drafts, the customers and the conversations in the transaction that changes them. Locks are taken in the
    /// house's order: the conversation, then its rows, then nothing.
    /// </summary>
    public const string Follow = """
        CREATE FUNCTION queue_follows_draft() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF NEW.state <> 'pending' THEN
                DELETE FROM queue WHERE draft_id = NEW.id;
                RETURN NULL;
            END IF;
            INSERT INTO queue (draft_id, conversation_id, customer_id, account_id, queue_at, waiting_since, recommendation, origin, arrived_away,
                               status, language, assignee_id, assignee_name)
            SELECT NEW.id, v.id, c.id, v.account_id, NEW.queue_at, NEW.waiting_since, NEW.recommendation, NEW.origin, NEW.arrived_away,
                   c.status, nullif(lower(split_part(c.language, '-', 1)), ''), v.assignee_id, v.assignee_name
            FROM conversations v JOIN customers c ON c.id = NEW.customer_id
            WHERE v.id = NEW.conversation_id
            ON CONFLICT (draft_id) DO UPDATE SET
                queue_at = excluded.queue_at, waiting_since = excluded.waiting_since, recommendation = excluded.recommendation,
                origin = excluded.origin, arrived_away = excluded.arrived_away;
            RETURN NULL;
        END $$;
        CREATE TRIGGER queue_follows AFTER INSERT OR UPDATE OF state, queue_at, waiting_since, recommendation, origin, arrived_away ON drafts
            FOR EACH ROW EXECUTE FUNCTION queue_follows_draft();

        CREATE FUNCTION queue_follows_customer() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            UPDATE queue SET status = NEW.status, language = nullif(lower(split_part(NEW.language, '-', 1)), '') WHERE customer_id = NEW.id;
            RETURN NULL;
        END $$;
        CREATE TRIGGER queue_follows AFTER UPDATE OF status, language ON customers FOR EACH ROW
            WHEN (OLD.status IS DISTINCT FROM NEW.status OR OLD.language IS DISTINCT FROM NEW.language)
            EXECUTE FUNCTION queue_follows_customer();

        CREATE FUNCTION queue_follows_conversation() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            UPDATE queue SET assignee_id = NEW.assignee_id, assignee_name = NEW.assignee_name,
                snoozed_until = CASE WHEN NEW.revision > OLD.revision THEN NULL ELSE snoozed_until END,
                snoozed_by = CASE WHEN NEW.revision > OLD.revision THEN NULL ELSE snoozed_by END
            WHERE conversation_id = NEW.id
              AND (assignee_id IS DISTINCT FROM NEW.assignee_id OR (NEW.revision > OLD.revision AND snoozed_until IS NOT NULL));
            RETURN NULL;
        END $$;
        CREATE TRIGGER queue_follows AFTER UPDATE OF revision, assignee_id ON conversations FOR EACH ROW
            WHEN (OLD.revision <> NEW.revision OR OLD.assignee_id IS DISTINCT FROM NEW.assignee_id)
            EXECUTE FUNCTION queue_follows_conversation();

        INSERT INTO queue (draft_id, conversation_id, customer_id, account_id, queue_at, waiting_since, recommendation, origin, arrived_away, status, language)
        SELECT d.id, v.id, c.id, v.account_id, d.queue_at, d.waiting_since, d.recommendation, d.origin, d.arrived_away,
               c.status, nullif(lower(split_part(c.language, '-', 1)), '')
        FROM drafts d JOIN conversations v ON v.id = d.conversation_id JOIN customers c ON c.id = d.customer_id
        WHERE d.state = 'pending';
        """;

    public const string Unfollow = """
        DROP TRIGGER queue_follows ON drafts;
        DROP TRIGGER queue_follows ON customers;
        DROP TRIGGER queue_follows ON conversations;
        DROP FUNCTION queue_follows_draft();
        DROP FUNCTION queue_follows_customer();
        DROP FUNCTION queue_follows_conversation();
        """;

    /// <summary>
    /// An index over a function rather than a column of its own: the tables are not rewritten, only read once while the index is made.
    /// Its cost is what folding a message takes, so that a rare word is looked up and a common one is met on the way back from the newest.
    /// The two lines of letters are those of the search's own folding.
    /// </summary>
    public const string Search = """
        CREATE FUNCTION search_words(said text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 500 AS $$
        BEGIN
            RETURN to_tsvector('pg_catalog.simple', regexp_replace(lower(translate(said,
                'ÁÀÂÄÃÅáàâäãåÉÈÊËéèêëÍÌÎÏíìîïÓÒÔÖÕóòôöõÚÙÛÜúùûüÑñÇç',
                'aaaaaaaaaaaaeeeeeeeeiiiiiiiioooooooooouuuuuuuunncc')), '[^[:alnum:]]+', ' ', 'g'));
        END $$;
        CREATE INDEX ix_messages_search ON messages USING gin (search_words(text));
        CREATE INDEX ix_reviews_search ON reviews USING gin (search_words(notes)) WHERE notes IS NOT NULL;
        CREATE INDEX ix_customers_notes_search ON customers USING gin (search_words(notes)) WHERE notes IS NOT NULL;
        """;

    public const string Unsearch = """
        DROP INDEX ix_messages_search;
        DROP INDEX ix_reviews_search;
        DROP INDEX ix_customers_notes_search;
        DROP FUNCTION search_words(text);
        """;
}
