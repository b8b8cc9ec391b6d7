using Nadia.Core.Drafting;
using Nadia.Core.Drafting.Models;
using Nadia.Tests.Support;

namespace Nadia.Tests.Data.Drafting.Models;

/// <summary>When the first choice fails or is slow, the next profile writes, within the same draft, and the draft says so.</summary>
public sealed class FallbackTests(TestPostgres postgres)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(429, "The model's quota is spent for now (HTTP 429).")]
    [InlineData(500, "The model's server answered with HTTP 500.")]
    [InlineData(401, "The model's server refused the key (HTTP 401).")]
    public async Task A_first_choice_that_fails_is_replaced_by_the_next_and_the_draft_says_why(int status, string sentence)
    {
        await using var main = await FakeModelServer.StartAsync();
        await using var backup = await FakeModelServer.StartAsync();
        main.Answer = _ => (status, "a secret");
        await using var bench = await StartAsync(main, backup);
        var chat = await WriteAsync(bench);
        await bench.DraftAfterQuietAsync();

        var draft = await bench.PendingAsync(chat.ConversationId);
        Assert.Equal((DraftOrigin.Model, "Backup", "writer-2026"), (draft.Origin, draft.Profile, draft.Creative.Model));
        Assert.Equal($"Written by “Backup” in place of “Main”. {sentence}", draft.OriginReason);
        Assert.Null((await chat.ReadAsync()).DraftingError);
        Assert.Equal(
            [("Main", ModelCallOutcome.Failed, draft.Id), ("Backup", ModelCallOutcome.Answered, draft.Id)],
            (await ModelArrange.CallsAsync(bench.Database)).OrderByDescending(c => c.ProfileName).Select(c => (c.ProfileName, c.Outcome, c.DraftId!.Value)));
    }

    [Theory]
    [InlineData("empty")]
    [InlineData("refusal")]
    [InlineData("unreachable")]
    public async Task An_answer_that_cannot_be_used_is_a_failure_too(string kind)
    {
        await using var main = await FakeModelServer.StartAsync();
        await using var backup = await FakeModelServer.StartAsync();
        main.Answer = _ => kind == "refusal" ? new FakeAnswer(200, "") { Refusal = "No." } : (200, " ");
        await using var bench = await StartAsync(main, backup);
        if (kind == "unreachable") await main.DisposeAsync();
        var chat = await WriteAsync(bench);
        await bench.DraftAfterQuietAsync();
        Assert.Equal("Backup", (await bench.PendingAsync(chat.ConversationId)).Profile);
    }

    [Fact]
    public async Task A_first_choice_that_never_answers_is_replaced_after_its_time()
    {
        await using var main = await FakeModelServer.StartAsync();
        await using var backup = await FakeModelServer.StartAsync();
        main.Answer = _ => new FakeAnswer(200, "") { Hangs = true };
        await using var bench = await StartAsync(main, backup);
        var chat = await WriteAsync(bench);
        Assert.InRange(await bench.DraftWhileTimePassesAsync(atMost: 12), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(12));
        Assert.Equal("Written by “Backup” in place of “Main”. The model took too long to answer.", (await bench.PendingAsync(chat.ConversationId)).OriginReason);
        Assert.Equal(ModelCallOutcome.TimedOut, (await ModelArrange.CallsAsync(bench.Database))[0].Outcome);
    }

    [Fact]
    public async Task A_first_choice_that_keeps_failing_is_left_alone_and_the_next_writes_at_once()
    {
        await using var main = await FakeModelServer.StartAsync();
        await using var backup = await FakeModelServer.StartAsync();
        main.Answer = _ => (500, "no");
        await using var bench = await StartAsync(main, backup);
        List<Chat> chats = [];
        for (var i = 0; i < 10; i++) chats.Add(await WriteAsync(bench));
        await bench.DraftAfterQuietAsync();
        Assert.Equal((8, 10), (main.Requests.Count, backup.Requests.Count));
        foreach (var chat in chats) Assert.Equal("Backup", (await bench.PendingAsync(chat.ConversationId)).Profile);
    }

    [Fact]
    public async Task When_all_fail_the_messages_wait_with_the_first_ones_reason()
    {
        await using var main = await FakeModelServer.StartAsync();
        await using var backup = await FakeModelServer.StartAsync();
        main.Answer = _ => new(429, "no") { RetryAfter = "600" };
        backup.Answer = _ => new(503, "no") { RetryAfter = "60" };
        await using var bench = await StartAsync(main, backup);
        var chat = await WriteAsync(bench);
        await bench.DraftAfterQuietAsync();

        var draft = await bench.PendingAsync(chat.ConversationId);
        Assert.Equal((DraftOrigin.Unwritten, "The model's quota is spent for now (HTTP 429)."), (draft.Origin, draft.OriginReason));
        // The one that is back first decides when it is tried again.
        Assert.Equal(bench.Database.Clock.GetUtcNow().AddSeconds(60), (await chat.ReadAsync()).DueAt);
    }

    [Fact]
    public async Task A_slow_first_choice_is_hedged_and_both_are_paid_for_when_both_answer()
    {
        await using var main = await FakeModelServer.StartAsync();
        await using var backup = await FakeModelServer.StartAsync();
        var late = new TaskCompletionSource();
        main.Answer = _ => new FakeAnswer(200, "Late.") { After = late.Task, Tokens = (1000, 500, 100) };
        backup.Answer = _ => new FakeAnswer(200, "Early.") { Tokens = (1000, 0, 100) };
        await using var bench = await StartAsync(main, backup, input: 2m, cached: 1m, output: 10m);
        await ModelArrange.LimitAsync(bench.Database, hedge: 3);
        var chat = await WriteAsync(bench);
        Assert.InRange(await bench.DraftWhileTimePassesAsync(atMost: 4), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(4));

        var draft = await bench.PendingAsync(chat.ConversationId);
        Assert.Equal(("Backup", "Early.", "Written by “Backup”, which answered before “Main”."), (draft.Profile, draft.CreativeText, draft.OriginReason));
        Assert.Equal(0.003m, await ModelArrange.SpentAsync(bench.Database));

        // 500 fresh tokens at 2 USD, 500 cached at 1 USD and 100 answered at 10 USD, each for a million: 0.0025 USD more.
        late.SetResult();
        await Eventually.TrueAsync(async () => (await ModelArrange.CallsAsync(bench.Database)).Count == 2);
        Assert.Equal(0.0055m, await ModelArrange.SpentAsync(bench.Database));
    }

    [Fact]
    public async Task A_first_choice_that_answers_in_time_is_not_hedged_and_needs_no_word()
    {
        await using var main = await FakeModelServer.StartAsync();
        await using var backup = await FakeModelServer.StartAsync();
        await using var bench = await StartAsync(main, backup);
        await ModelArrange.LimitAsync(bench.Database, hedge: 3);
        var chat = await WriteAsync(bench);
        await bench.DraftAfterQuietAsync();
        var draft = await bench.PendingAsync(chat.ConversationId);
        Assert.Equal(("Main", null), (draft.Profile, draft.OriginReason));
        Assert.Empty(backup.Requests);
    }

    [Fact]
    public async Task Whoever_wrote_the_reply_splits_it()
    {
        await using var main = await FakeModelServer.StartAsync();
        await using var backup = await FakeModelServer.StartAsync();
        main.Answer = _ => (500, "no");
        backup.Answer = body => body.GetProperty("model").GetString() == "splitter" ? (200, """{"bubbles":["One.","Two."]}""") : (200, "One. Two.");
        await using var bench = await DraftingBench.StartAsync(postgres);
        await ModelArrange.ProfileAsync(bench.Database, "Main", ModelArrange.Stage(main, "writer"), ModelArrange.Stage(main, "splitter"));
        await ModelArrange.ProfileAsync(bench.Database, "Backup", ModelArrange.Stage(backup, "writer"), ModelArrange.Stage(backup, "splitter"));
        var chat = await WriteAsync(bench);
        await bench.DraftAfterQuietAsync();
        var draft = await bench.PendingAsync(chat.ConversationId);
        Assert.Equal(("splitter-2026", 1, 2), (draft.Refine.Model, main.Requests.Count, backup.Requests.Count));
        Assert.Equal(["One.", "Two."], draft.Bubbles);
    }

    [Fact]
    public async Task A_changed_order_counts_for_the_next_draft_without_any_signal()
    {
        await using var main = await FakeModelServer.StartAsync();
        await using var backup = await FakeModelServer.StartAsync();
        await using var bench = await StartAsync(main, backup);
        await WriteAsync(bench);
        await bench.DraftAfterQuietAsync();

        await Sql.ExecuteAsync(bench.Database.ConnectionString, "UPDATE model_profiles SET position = -1 WHERE name = 'Backup'");
        var chat = await WriteAsync(bench);
        await bench.DraftAfterQuietAsync();
        Assert.Equal(("Backup", (string?)null), ((await bench.PendingAsync(chat.ConversationId)).Profile, (await bench.PendingAsync(chat.ConversationId)).OriginReason));
        Assert.Single(main.Requests);
    }

    [Fact]
    public async Task What_a_call_took_is_kept_although_the_job_lost_its_lease()
    {
        await using var main = await FakeModelServer.StartAsync();
        var (asked, late) = (new TaskCompletionSource(), new TaskCompletionSource());
        main.Answer = _ =>
        {
            asked.TrySetResult();
            return new FakeAnswer(200, "Late.") { After = late.Task, Tokens = (1000, 0, 100) };
        };
        await using var bench = await DraftingBench.StartAsync(postgres);
        await ModelArrange.ProfileAsync(bench.Database, "Main", ModelArrange.Stage(main, "writer", 2m, output: 10m));
        var chat = await WriteAsync(bench);
        bench.Database.Clock.Advance(TimeSpan.FromSeconds(5));
        var drafting = bench.DraftDueAsync();
        await asked.Task.WaitAsync(Token);
        await Sql.ExecuteAsync(bench.Database.ConnectionString, "UPDATE conversations SET drafting_token = drafting_token + 1");
        bench.Database.Clock.Advance(TimeSpan.FromSeconds(6));
        await drafting;
        Assert.Empty(await bench.DraftsAsync(chat.ConversationId));

        late.SetResult();
        await Eventually.TrueAsync(async () => (await ModelArrange.CallsAsync(bench.Database)) is [{ Outcome: ModelCallOutcome.Answered, CostUsd: 0.003m }]);
    }

    private static async Task<Chat> WriteAsync(DraftingBench bench)
    {
        var chat = await Chat.StartAsync(bench.Database);
        await chat.CustomerAsync("Do you have it in blue?");
        return chat;
    }

    private async Task<DraftingBench> StartAsync(FakeModelServer main, FakeModelServer backup, decimal input = 0, decimal? cached = null, decimal output = 0)
    {
        var bench = await DraftingBench.StartAsync(postgres);
        await ModelArrange.ProfileAsync(bench.Database, "Main", ModelArrange.Stage(main, "writer", input, cached, output));
        await ModelArrange.ProfileAsync(bench.Database, "Backup", ModelArrange.Stage(backup, "writer", input, cached, output));
        return bench;
    }
}
