using System.Diagnostics;
using Nadia.Core.Drafting;
using Npgsql;

namespace Nadia.Bench;

/// <summary>
/// The pipeline's own cost: one draft from lease to stored row with a model that answers at once, on a real PostgreSQL that flushes to
/// the disk. The floor is the bare SQL of the same work: the reads of the context and the insert of the draft, in two transactions.
/// </summary>
internal static class PipelineBench
{
    private const int Runs = 900;

    // Until the runtime has compiled the hot code for good: a node that has just started is not what is measured.
    private const int WarmUp = 300;

    public static async Task<int> RunAsync()
    {
        Console.WriteLine("Pipeline: one draft with an instant model, conversations of 62 messages");
        using var model = new BenchModel(TimeSpan.Zero);
        await using var ground = await Ground.PrepareAsync(model);
        var conversations = await ground.ConverseAsync(Runs + WarmUp);
        await using var sql = NpgsqlDataSource.Create(ground.ConnectionString);
        List<double> floor = [];
        List<double> own = [];
        var (bareProcessor, ownProcessor) = (TimeSpan.Zero, TimeSpan.Zero);
        for (var i = 0; i < Runs + WarmUp; i++)
        {
            // Taken in turn, so that whatever else the machine does falls on both alike.
            var start = Environment.CpuUsage.TotalTime;
            var bare = await TimeAsync(() => BareAsync(sql, conversations[i]));
            var middle = Environment.CpuUsage.TotalTime;
            var whole = await TimeAsync(() => DraftAsync(ground));
            if (i < WarmUp) continue;
            (bareProcessor, ownProcessor) = (bareProcessor + (middle - start), ownProcessor + (Environment.CpuUsage.TotalTime - middle));
            floor.Add(bare);
            own.Add(whole);
        }

        var (low, figures) = (new Figures(floor, bareProcessor / Runs), new Figures(own, ownProcessor / Runs));
        Console.WriteLine($"  floor, bare SQL: {low}");
        Console.WriteLine($"  one draft: {figures}");
        Verdicts.Ratio("bare SQL, p50", figures.P50, low.P50);
        return Verdicts.Hold("one draft, p95", figures.P95, 15, "ms");
    }

    private static async Task DraftAsync(Ground ground)
    {
        var lease = (await ground.Get<DraftingLeases>().LeaseAsync(1, CancellationToken.None)).Single();
        await ground.Get<DraftingJob>().RunAsync(lease, CancellationToken.None);
    }

    private static async Task BareAsync(NpgsqlDataSource sql, long conversationId)
    {
        await using var connection = await sql.OpenConnectionAsync();
        await using (var reading = await connection.BeginTransactionAsync())
        {
            await ReadAsync(connection, "SELECT * FROM conversations WHERE id = $1", conversationId);
            await ReadAsync(connection, "SELECT cu.* FROM customers cu JOIN conversations c ON c.customer_id = cu.id WHERE c.id = $1", conversationId);
            await ReadAsync(connection, "SELECT id, direction, text FROM messages WHERE conversation_id = $1 AND deleted_at IS NULL ORDER BY id DESC LIMIT 100", conversationId);
            await ReadAsync(connection, "SELECT key, text FROM prompts WHERE $1 > 0", conversationId);
            await reading.CommitAsync();
        }

        await using var writing = await connection.BeginTransactionAsync();
        await ReadAsync(connection, "SELECT id FROM conversations WHERE id = $1 FOR UPDATE", conversationId);
        await ReadAsync(connection, Insert, conversationId);
        await writing.CommitAsync();
    }

    // Superseded, so that it stands in nobody's way.
    private const string Insert = """
        INSERT INTO drafts SELECT (jsonb_populate_record(NULL::drafts, to_jsonb(d) || jsonb_build_object('id', gen_random_uuid(), 'state', 'superseded', 'conversation_id', $1))).*
        FROM (SELECT * FROM drafts ORDER BY created_at LIMIT 1) d
        """;

    private static async Task ReadAsync(NpgsqlConnection connection, string text, long conversationId)
    {
        await using var command = new NpgsqlCommand(text, connection) { Parameters = { new() { Value = conversationId } } };
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            for (var i = 0; i < reader.FieldCount; i++) _ = reader.GetValue(i);
        }
    }

    private static async Task<double> TimeAsync(Func<Task> act)
    {
        var started = Stopwatch.GetTimestamp();
        await act();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}
