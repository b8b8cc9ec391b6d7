using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Nadia.Core.Conversations;
using Nadia.Core.Data;
using Nadia.Core.Delivery;
using Nadia.Core.Drafting.Context;
using Nadia.Tests.Support;

namespace Nadia.Tests.Data;

/// <summary>In a conversation of years the questions of every day read a few rows, by the planner's own word.</summary>
public sealed class HotQueriesTests(NadiaDatabase database) : IClassFixture<NadiaDatabase>
{
    private const int Many = 20_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stopped_bubbles_are_found_among_many_that_were_sent()
    {
        var draft = await DraftArrange.DraftAsync(database);
        await Sql.ExecuteAsync(database.ConnectionString, $"""
            INSERT INTO outbox (draft_id, conversation_id, account_id, position, text, random_id, state, not_before, attempts, created_at, external_id, sent_at)
            SELECT d.id, d.conversation_id, c.account_id, n, 'Hello', n, CASE n WHEN 7 THEN 'failed' ELSE 'sent' END, now(), 1, now(), n::text, now()
            FROM drafts d JOIN conversations c ON c.id = d.conversation_id, generate_series(1, {Many}) n WHERE d.id = '{draft.Id}';
            ANALYZE outbox
            """);
        await using var db = database.Open();

        var plan = await ExplainAsync(db.Stopped(draft.ConversationId).OrderBy(o => o.Id));

        Assert.Contains("ix_outbox_stopped", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        Assert.Single(await db.Stopped(draft.ConversationId).ToListAsync(Token));
    }

    [Fact]
    public async Task Earlier_drafts_of_the_same_messages_are_looked_for_since_those_messages_came()
    {
        var (draft, other) = (await DraftArrange.DraftAsync(database), await DraftArrange.DraftAsync(database));
        await Sql.ExecuteAsync(database.ConnectionString, $"""
            INSERT INTO drafts SELECT (jsonb_populate_record(d, jsonb_build_object(
                'id', gen_random_uuid(), 'state', 'superseded', 'through_message_id', 0,
                'created_at', CASE d.id WHEN '{draft.Id}' THEN d.created_at - n * interval '1 hour' ELSE d.created_at + n * interval '1 second' END))).*
            FROM drafts d, generate_series(1, {Many}) n WHERE d.id IN ('{draft.Id}', '{other.Id}');
            ANALYZE drafts
            """);
        await using var db = database.Open();
        var query = DraftContextReader.EarlierDrafts(db, draft.ConversationId, draft.ThroughMessageId, draft.WaitingSince);

        var plan = await ExplainAsync(query);

        Assert.Matches(@"Index Cond: \(\(conversation_id = [^)]+\) AND \(created_at >= ", plan);
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        Assert.Equal([draft.CreativeText], await query.ToListAsync(Token));
    }

    [Fact]
    public async Task A_conversation_where_everything_is_a_reply_is_one_question_that_looks_each_up_by_its_id()
    {
        var draft = await DraftArrange.DraftAsync(database);
        await Sql.ExecuteAsync(database.ConnectionString, $"""
            INSERT INTO messages SELECT (jsonb_populate_record(m, jsonb_build_object('id', m.id + n, 'external_id', n, 'reply_to_external_id', n - 1))).*
            FROM messages m, generate_series(1, {Many}) n WHERE m.conversation_id = {draft.ConversationId};
            SELECT setval(pg_get_serial_sequence('messages', 'id'), (SELECT max(id) FROM messages));
            ANALYZE messages
            """);
        await using var db = database.Open();
        var query = db.Messages.Where(m => m.ConversationId == draft.ConversationId).OrderByDescending(m => m.Id).Take(51).AsViews(db);

        var plan = await ExplainAsync(query);

        Assert.Matches("ix_messages_account_id_(chat_id_)?external_id", plan);
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        var views = await query.ToListAsync(Token);
        Assert.Equal(views.Skip(1).Select(m => (long?)m.Id), views.SkipLast(1).Select(m => m.RepliedTo?.MessageId));
    }

    private static async Task<string> ExplainAsync<T>(IQueryable<T> query)
    {
        await using var command = query.CreateDbCommand();
        command.CommandText = $"EXPLAIN {command.CommandText}";
        await command.Connection!.OpenAsync(Token);
        await using var reader = await command.ExecuteReaderAsync(Token);
        List<string> lines = [];
        while (await reader.ReadAsync(Token)) lines.Add(reader.GetString(0));
        return string.Join('\n', lines);
    }
}
