namespace Nadia.Migrations;

/// <summary>What the attention checks' migration says in PostgreSQL's own language.</summary>
internal static class CheckSql
{
    /// <summary>
    /// A check can never be sent, whatever the code does: the outbox refuses its bubbles, its draft cannot become an ordinary one, and a
    /// draft is a check exactly when its conversation is on the account of checks. An invented customer gives way to a real one of the same id.
    /// The functions run for each row, by plans that a connection keeps: without sequential scans a plan made while the tables were small stays
    /// a good one when they grow within one statement.
    /// </summary>
    public const string Guard = """
        CREATE FUNCTION refuse_sending_checks() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
        BEGIN
            IF EXISTS (SELECT 1 FROM drafts WHERE id = NEW.draft_id AND is_check)
                OR EXISTS (SELECT 1 FROM conversations v JOIN accounts a ON a.id = v.account_id WHERE v.id = NEW.conversation_id AND a.channel = 'check')
                OR EXISTS (SELECT 1 FROM accounts WHERE id = NEW.account_id AND channel = 'check') THEN
                RAISE EXCEPTION 'an attention check is never sent' USING ERRCODE = 'restrict_violation';
            END IF;
            RETURN NEW;
        END $$;
        CREATE TRIGGER never_sent BEFORE INSERT OR UPDATE OF draft_id, conversation_id, account_id ON outbox
            FOR EACH ROW EXECUTE FUNCTION refuse_sending_checks();

        CREATE FUNCTION keep_checks_apart() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
        BEGIN
            IF TG_OP = 'UPDATE' AND NEW.is_check <> OLD.is_check OR NEW.is_check <> EXISTS (
                SELECT 1 FROM conversations v JOIN accounts a ON a.id = v.account_id WHERE v.id = NEW.conversation_id AND a.channel = 'check') THEN
                RAISE EXCEPTION 'a draft is an attention check exactly when its conversation is one' USING ERRCODE = 'restrict_violation';
            END IF;
            RETURN NEW;
        END $$;
        CREATE TRIGGER checks_apart BEFORE INSERT OR UPDATE OF is_check, conversation_id ON drafts
            FOR EACH ROW EXECUTE FUNCTION keep_checks_apart();

        CREATE FUNCTION make_way_for_customer() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
        BEGIN
            UPDATE customers SET user_id = user_id || '-' || id WHERE user_id = NEW.user_id AND is_invented;
            RETURN NEW;
        END $$;
        CREATE TRIGGER make_way BEFORE INSERT ON customers FOR EACH ROW WHEN (NOT NEW.is_invented)
            EXECUTE FUNCTION make_way_for_customer();

        CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON check_outcomes
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting_history();
        REVOKE UPDATE, DELETE, TRUNCATE ON check_outcomes FROM PUBLIC, CURRENT_USER;
        """;

    /// <summary>What went before does not know checks, and would take those that are there for drafts: it is gone back to only without any.</summary>
    public const string Unguard = """
        DO $$
        BEGIN
            IF EXISTS (SELECT 1 FROM accounts WHERE channel = 'check') THEN
                RAISE EXCEPTION 'attention checks have been used: restore a backup to go back before them';
            END IF;
        END $$;
        DROP TRIGGER never_sent ON outbox;
        DROP TRIGGER checks_apart ON drafts;
        DROP TRIGGER make_way ON customers;
        DROP FUNCTION refuse_sending_checks();
        DROP FUNCTION keep_checks_apart();
        DROP FUNCTION make_way_for_customer();
        """;
}
