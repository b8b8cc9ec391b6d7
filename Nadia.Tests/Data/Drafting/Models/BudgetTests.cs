using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Nadia.Core.Drafting;
using Nadia.Core.Drafting.Models;
using Nadia.Tests.Support;

namespace Nadia.Tests.Data.Drafting.Models;

/// <summary>The day's budget stops at its line, says so, and every cent that the providers report is in the sum.</summary>
public sealed class BudgetTests(TestPostgres postgres)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_many_calls_at_once_only_as_many_are_let_through_as_have_room()
    {
        await using var database = await NadiaDatabase.CreateAsync(postgres);
        var ledger = database.Get<CallLedger>();
        var taken = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(() => ledger.ReserveAsync(Call(database, 0.03m), 0.10m, Token), Token)));
        Assert.Equal(3, taken.Count(t => t));
        Assert.Equal(0.09m, await ModelArrange.SpentAsync(database));
    }

    [Fact]
    public async Task What_was_reserved_gives_way_to_what_it_took()
    {
        await using var database = await NadiaDatabase.CreateAsync(postgres);
        var ledger = database.Get<CallLedger>();
        var call = Call(database, 0.08m);
        Assert.True(await ledger.ReserveAsync(call, 0.10m, Token));
        Assert.False(await ledger.ReserveAsync(Call(database, 0.03m), 0.10m, Token));
        (call.CostUsd, call.Outcome) = (0.01m, ModelCallOutcome.Answered);
        await ledger.SettleAsync(call, 0.08m, Token);
        Assert.Equal(0.01m, await ModelArrange.SpentAsync(database));
        Assert.True(await ledger.ReserveAsync(Call(database, 0.09m), 0.10m, Token));
    }

    [Theory]
    [InlineData("silent", 0, 0.10)]
    [InlineData("silent", 1, 0.10)]
    [InlineData("huge", 0, 0.10)]
    [InlineData("huge", 1, 0.10)]
    [InlineData("error", 1, 0)]
    public async Task A_call_that_may_be_paid_for_counts_as_much_as_was_estimated(string kind, decimal budget, decimal spent)
    {
        await using var server = await FakeModelServer.StartAsync();
        server.Answer = _ => kind switch
        {
            "silent" => new FakeAnswer(200, "") { Hangs = true },
            "huge" => (200, new string('a', 3 * 1024 * 1024)),
            _ => (500, "no"),
        };
        await using var bench = await DraftingBench.StartAsync(postgres);
        await ModelArrange.ProfileAsync(bench.Database, "Main", Priced(server));
        await ModelArrange.LimitAsync(bench.Database, budget);
        await WriteAsync(bench);
        await bench.DraftWhileTimePassesAsync(atMost: 12);
        Assert.Equal(spent, await ModelArrange.SpentAsync(bench.Database));
        Assert.Equal(spent, Assert.Single(await ModelArrange.CallsAsync(bench.Database)).CostUsd);
    }

    [Fact]
    public async Task Drafting_at_once_never_passes_the_line_and_loses_nobody()
    {
        await using var server = await FakeModelServer.StartAsync();
        await using var bench = await DraftingBench.StartAsync(postgres);
        await ModelArrange.ProfileAsync(bench.Database, "Main", Priced(server));
        await ModelArrange.LimitAsync(bench.Database, budget: 0.50m);
        List<Chat> chats = [];
        for (var i = 0; i < 40; i++) chats.Add(await WriteAsync(bench));
        bench.Database.Clock.Advance(TimeSpan.FromSeconds(5));
        while (await bench.Database.Get<DraftingLeases>().LeaseAsync(10, Token) is { Count: > 0 } leases)
            await Task.WhenAll(leases.Select(lease => Task.Run(() => bench.Database.Get<DraftingJob>().RunAsync(lease, Token), Token)));

        // An answer takes 0.02 USD and reserves 0.10 USD, so there is room for the last one only below 0.40 USD.
        var spent = await ModelArrange.SpentAsync(bench.Database);
        Assert.InRange(spent, 0.02m, 0.42m);
        Assert.Equal(spent, server.Requests.Count * 0.02m);
        var drafts = await Task.WhenAll(chats.Select(c => bench.PendingAsync(c.ConversationId)));
        Assert.Equal(server.Requests.Count, drafts.Count(d => d.Profile == "Main"));
        Assert.All(drafts.Where(d => d.Offline), d => Assert.Equal("Today's budget for the models is used up: the built-in drafter wrote this.", d.OriginReason));
        Assert.Equal(40, drafts.Count(d => d.Offline) + server.Requests.Count);
        Assert.Contains(drafts, d => d.Offline);
    }

    [Fact]
    public async Task At_its_end_the_next_free_profile_writes_and_the_paid_one_before_it_does_not()
    {
        await using var main = await FakeModelServer.StartAsync();
        await using var other = await FakeModelServer.StartAsync();
        await using var local = await FakeModelServer.StartAsync();
        await using var bench = await DraftingBench.StartAsync(postgres);
        await ModelArrange.ProfileAsync(bench.Database, "Main", Priced(main));
        await ModelArrange.ProfileAsync(bench.Database, "Other", Priced(other));
        await ModelArrange.ProfileAsync(bench.Database, "Local", ModelArrange.Stage(local, "llama"));
        await ModelArrange.LimitAsync(bench.Database, budget: 0.05m);
        var chat = await WriteAsync(bench);
        await bench.DraftAfterQuietAsync();
        var draft = await bench.PendingAsync(chat.ConversationId);
        Assert.Equal(("Local", "Written by “Local” in place of “Main”. Today's budget for the models is used up."), (draft.Profile, draft.OriginReason));
        Assert.Equal((0, 0, 1), (main.Requests.Count, other.Requests.Count, local.Requests.Count));
        Assert.True((await ModelArrange.SpendingAsync(bench.Database)).IsStopped);

        await ModelArrange.LimitAsync(bench.Database, budget: 1m);
        Assert.False((await ModelArrange.SpendingAsync(bench.Database)).IsStopped);
        var later = await WriteAsync(bench);
        await bench.DraftAfterQuietAsync();
        Assert.Equal("Main", (await bench.PendingAsync(later.ConversationId)).Profile);
    }

    [Fact]
    public async Task At_its_end_a_cry_for_help_waits_for_a_person_and_before_all_others()
    {
        await using var main = await FakeModelServer.StartAsync();
        await using var bench = await DraftingBench.StartAsync(postgres);
        await ModelArrange.ProfileAsync(bench.Database, "Main", Priced(main));
        await ModelArrange.LimitAsync(bench.Database, budget: 0.05m);
        var chat = await WriteAsync(bench, "I want to die");
        await bench.DraftAfterQuietAsync();
        var draft = await bench.PendingAsync(chat.ConversationId);
        Assert.Equal((DraftOrigin.Unwritten, ""), (draft.Origin, draft.CreativeText));
        Assert.StartsWith("Today's budget for the models is used up, and a message like this", draft.OriginReason, StringComparison.Ordinal);
        Assert.True(draft.QueueAt <= draft.WaitingSince.AddDays(-1));
    }

    [Fact]
    public async Task A_new_day_begins_at_midnight_UTC_with_a_new_budget()
    {
        await using var main = await FakeModelServer.StartAsync();
        await using var bench = await DraftingBench.StartAsync(postgres);
        await ModelArrange.ProfileAsync(bench.Database, "Main", Priced(main));
        await ModelArrange.LimitAsync(bench.Database, budget: 0.11m);
        Assert.Equal("Main", (await DraftAsync(bench)).Profile);
        Assert.True((await DraftAsync(bench)).Offline);

        var midnight = ModelDay.StartOf(bench.Database.Clock.GetUtcNow()).AddDays(1);
        bench.Database.Clock.Advance(midnight - bench.Database.Clock.GetUtcNow() - TimeSpan.FromSeconds(5.001));
        Assert.True((await DraftAsync(bench)).Offline);
        Assert.Equal("Main", (await DraftAsync(bench)).Profile);
        var spending = await ModelArrange.SpendingAsync(bench.Database);
        Assert.Equal((0.02m, 1, 0.04m, 2), (spending.SpentUsd, spending.Today.Drafts, spending.Week.CostUsd, spending.Week.Drafts));
    }

    [Fact]
    public async Task Without_room_for_the_second_stage_the_reply_is_split_at_its_sentences()
    {
        await using var main = await FakeModelServer.StartAsync();
        await using var bench = await DraftingBench.StartAsync(postgres);
        await ModelArrange.ProfileAsync(bench.Database, "Main", Priced(main), ModelArrange.Stage(main, "splitter", output: 1000m));
        await ModelArrange.LimitAsync(bench.Database, budget: 0.5m);
        var draft = await DraftAsync(bench);
        Assert.Equal(("Main", "Split without the second model. Today's budget for the models is used up."), (draft.Profile, draft.OriginReason));
    }

    [Fact]
    public async Task A_scripted_day_adds_up_to_the_cent_with_cached_tokens_hedges_failures_and_tests()
    {
        await using var main = await FakeModelServer.StartAsync();
        await using var backup = await FakeModelServer.StartAsync();
        var (turn, reported, late) = (0, 0m, new TaskCompletionSource());
        main.Answer = body => body.GetProperty("model").GetString() == "splitter"
            ? Report((501, 128, 33), 0.15m, 0.15m, 0.60m, """{"bubbles":["One thing.","Another thing."]}""")
            : ++turn % 5 == 0 ? (500, "no") : Report((11_111 + (turn * 97), 3333 + turn, 77 + turn), 2.50m, 1.25m, 10m) with { After = turn == 24 ? late.Task : null };
        backup.Answer = _ => Report((9000, 0, 250), 3m, 3m, 15m);
        await using var bench = await DraftingBench.StartAsync(postgres);
        var refine = ModelArrange.Stage(main, "splitter", 0.15m, output: 0.60m);
        var profile = await ModelArrange.ProfileAsync(bench.Database, "Main", ModelArrange.Stage(main, "writer", 2.50m, 1.25m, 10m), refine);
        await ModelArrange.ProfileAsync(bench.Database, "Backup", ModelArrange.Stage(backup, "writer", 3m, output: 15m));
        await ModelArrange.LimitAsync(bench.Database, budget: 50m);
        for (var i = 0; i < 23; i++)
        {
            await DraftAsync(bench);
            bench.Database.Clock.Advance(TimeSpan.FromMinutes(30));
        }

        await ModelArrange.LimitAsync(bench.Database, budget: 50m, hedge: 3);
        await WriteAsync(bench);
        await bench.DraftWhileTimePassesAsync(atMost: 4);
        late.SetResult();
        await Eventually.TrueAsync(async () => (await ModelArrange.CallsAsync(bench.Database)).TrueForAll(c => c.Outcome != ModelCallOutcome.Asking));
        Assert.True((await bench.Database.Get<ModelTrial>().RunAsync(profile.Id, Actors.Admin, Token)).Succeeded);
        var spent = await ModelArrange.SpentAsync(bench.Database);
        var spending = await ModelArrange.SpendingAsync(bench.Database);
        Assert.Equal(reported.ToString("0.00", CultureInfo.InvariantCulture), spent.ToString("0.00", CultureInfo.InvariantCulture));
        Assert.InRange(spent - reported, -0.00005m, 0.00005m);
        Assert.True(reported > 0.5m);
        Assert.Equal((spent, spent), (spending.SpentUsd, spending.Today.CostUsd));
        Assert.Equal(24, spending.Today.Drafts);
        Assert.Equal((5, 19), (spending.Profiles.Single(p => p.Name == "Backup").Today.Drafts, spending.Profiles.Single(p => p.Name == "Main").Today.Drafts));

        // What the provider's price list says of what it reports, without any rounding.
        FakeAnswer Report((int Input, int Cached, int Output) tokens, decimal input, decimal cached, decimal output, string text = "One thing. Another thing.")
        {
            reported += (((tokens.Input - tokens.Cached) * input) + (tokens.Cached * cached) + (tokens.Output * output)) / 1_000_000m;
            return new(200, text) { Tokens = tokens };
        }
    }

    [Fact]
    public async Task The_cached_share_is_that_of_all_prompt_tokens()
    {
        await using var server = await FakeModelServer.StartAsync();
        await using var bench = await DraftingBench.StartAsync(postgres);
        await ModelArrange.ProfileAsync(bench.Database, "Main", ModelArrange.Stage(server, "writer", 1m));
        Assert.Null((await ModelArrange.SpendingAsync(bench.Database)).Today.CachedShare);
        foreach (var (input, cached) in new[] { (1000, 0), (3000, 2000) })
        {
            server.Answer = _ => new FakeAnswer(200, "Yes.") { Tokens = (input, cached, 10) };
            await DraftAsync(bench);
        }

        Assert.Equal(0.5, (await ModelArrange.SpendingAsync(bench.Database)).Today.CachedShare);
        bench.Database.Clock.Advance(TimeSpan.FromDays(6));
        var week = await ModelArrange.SpendingAsync(bench.Database);
        Assert.Equal((null, 0.5, (decimal?)0.002m), (week.Today.CachedShare, week.Week.CachedShare, week.Week.CostPerDraft));
        bench.Database.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Empty((await ModelArrange.SpendingAsync(bench.Database)).Profiles);
    }

    [Fact]
    public async Task Over_a_customers_cap_the_messages_wait_with_the_reason_until_the_hour_has_passed()
    {
        await using var server = await FakeModelServer.StartAsync();
        await using var bench = await DraftingBench.StartAsync(postgres);
        await ModelArrange.ProfileAsync(bench.Database, "Main", ModelArrange.Stage(server, "writer"));
        await ModelArrange.LimitAsync(bench.Database, drafts: 2);
        var chat = await WriteAsync(bench);
        await bench.DraftAfterQuietAsync();
        var first = bench.Database.Clock.GetUtcNow();
        foreach (var text in new[] { "And in green?", "And in red?" })
        {
            await chat.PhoneAsync("Yes.");
            await chat.CustomerAsync(text);
            await bench.DraftAfterQuietAsync();
        }

        var waiting = await bench.PendingAsync(chat.ConversationId);
        Assert.Equal(
            (DraftOrigin.Unwritten, "The models have written 2 drafts for this customer within an hour, the most that is allowed."), (waiting.Origin, waiting.OriginReason));
        Assert.Equal((2, first.AddHours(1)), (server.Requests.Count, (await chat.ReadAsync()).DueAt));
        var other = await WriteAsync(bench);
        await bench.DraftAfterQuietAsync();
        Assert.Equal("Main", (await bench.PendingAsync(other.ConversationId)).Profile);

        bench.Database.Clock.Advance(first.AddHours(1) - bench.Database.Clock.GetUtcNow());
        await bench.DraftDueAsync();
        Assert.Equal(("Main", "And in red?"), ((await bench.PendingAsync(chat.ConversationId)).Profile, (await bench.PendingAsync(chat.ConversationId)).CustomerMessage));
    }

    private static ModelCall Call(NadiaDatabase database, decimal cost) => new()
    {
        Id = Guid.NewGuid(),
        At = database.Clock.GetUtcNow(),
        ProfileId = Guid.NewGuid(),
        ProfileName = "Main",
        Stage = ModelStage.Creative,
        Model = "writer",
        CostUsd = cost,
    };

    /// <summary>Each answer of 200 tokens takes 0.02 USD; 1,000 are reserved for: 0.10 USD.</summary>
    private static StageDefinition Priced(FakeModelServer server) => ModelArrange.Stage(server, "writer", output: 100m);

    private static async Task<Draft> DraftAsync(DraftingBench bench)
    {
        var chat = await WriteAsync(bench);
        await bench.DraftAfterQuietAsync();
        return await bench.PendingAsync(chat.ConversationId);
    }

    private static async Task<Chat> WriteAsync(DraftingBench bench, string text = "Do you have it in blue?")
    {
        var chat = await Chat.StartAsync(bench.Database);
        await chat.CustomerAsync(text);
        return chat;
    }
}
