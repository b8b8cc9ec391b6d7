using Microsoft.EntityFrameworkCore;
using Nadia.Core.Conversations;
using Nadia.Core.Drafting;
using Nadia.Core.Review;
using Nadia.Tests.Support;

namespace Nadia.Tests.Data.Drafting;

/// <summary>What reviewers have of a conversation that no model drafts: it stands in the queue, and a person who has it open keeps it.</summary>
public sealed class UndraftedTests(TestPostgres postgres)
{
    private const string Unreachable = "The model's server cannot be reached.";
    private const string Slow = "The model took too long to answer.";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_the_first_failure_it_stands_in_the_queue_with_the_reason_and_the_model_takes_over_when_it_is_back()
    {
        var model = new Unsteady();
        await using var bench = await DraftingBench.StartAsync(postgres, model.Client);
        var chat = await Chat.StartAsync(bench.Database);
        await chat.CustomerAsync("a secret");
        await bench.DraftAfterQuietAsync();

        var unwritten = await bench.PendingAsync(chat.ConversationId);
        Assert.Equal((DraftOrigin.Unwritten, Unreachable, "a secret"), (unwritten.Origin, unwritten.OriginReason, unwritten.CustomerMessage));
        Assert.Empty(unwritten.Bubbles);
        Assert.NotNull((await chat.ReadAsync()).DueAt);

        model.Mood = new TimeoutException();
        await AgainAsync(bench, 5);
        var still = await bench.PendingAsync(chat.ConversationId);
        Assert.Equal((unwritten.Id, Slow), (still.Id, still.OriginReason));

        model.Mood = null;
        await AgainAsync(bench, 10);
        var written = await bench.PendingAsync(chat.ConversationId);
        Assert.Equal((DraftOrigin.Model, null, "Here I am."), (written.Origin, written.OriginReason, written.CreativeText));
        Assert.Equal(unwritten.WaitingSince, written.WaitingSince);
    }

    [Fact]
    public async Task What_the_customer_adds_meanwhile_is_shown_too()
    {
        var model = new Unsteady();
        await using var bench = await DraftingBench.StartAsync(postgres, model.Client);
        var chat = await Chat.StartAsync(bench.Database);
        await chat.CustomerAsync("one");
        await bench.DraftAfterQuietAsync();
        await chat.CustomerAsync("two");
        await bench.DraftAfterQuietAsync();
        Assert.Equal("one\ntwo", (await bench.PendingAsync(chat.ConversationId)).CustomerMessage);
    }

    [Fact]
    public async Task A_person_who_has_it_open_keeps_it_and_what_they_write_is_sent()
    {
        var model = new Unsteady();
        await using var bench = await DraftingBench.StartAsync(postgres, model.Client);
        var chat = await Chat.StartAsync(bench.Database);
        await chat.CustomerAsync("Hello");
        await bench.DraftAfterQuietAsync();
        var unwritten = await bench.PendingAsync(chat.ConversationId);
        var ticket = (await bench.Database.Get<ClaimService>().OpenAsync(unwritten.Id, Actors.Ana, Token)).Value;

        model.Mood = null;
        await AgainAsync(bench, 5);
        await AgainAsync(bench, 10);
        Assert.Equal((unwritten.Id, 1), ((await bench.PendingAsync(chat.ConversationId)).Id, model.Client.Requests.Count));

        var approval = new ApproveDraft(unwritten.Id, ["By hand."], null, null, null, ticket.Token, null);
        Assert.True((await bench.Database.Get<ReviewService>().ApproveAsync(approval, Actors.Ana, Token)).TryGet(out _, out _));
        var conversation = await chat.ReadAsync();
        Assert.Equal(((DateTimeOffset?)null, 0, null), (conversation.DueAt, conversation.DraftingAttempts, conversation.DraftingError));
        Assert.Equal(0, await bench.DraftAfterQuietAsync());
    }

    [Fact]
    public async Task A_person_who_has_it_open_gets_a_draft_at_once_when_they_ask_and_others_get_it_when_they_leave()
    {
        var model = new Unsteady();
        await using var bench = await DraftingBench.StartAsync(postgres, model.Client);
        var (asking, leaving) = (await Chat.StartAsync(bench.Database), await Chat.StartAsync(bench.Database));
        await asking.CustomerAsync("Hello");
        await leaving.CustomerAsync("Hello");
        await bench.DraftAfterQuietAsync();
        var claims = bench.Database.Get<ClaimService>();
        var (asked, left) = ((await bench.PendingAsync(asking.ConversationId)).Id, (await bench.PendingAsync(leaving.ConversationId)).Id);
        await claims.OpenAsync(asked, Actors.Ana, Token);
        await claims.OpenAsync(left, Actors.Ben, Token);

        model.Mood = null;
        await bench.Database.Get<ReviewService>().RegenerateAsync(asked, null, Actors.Ana, Token);
        await bench.DraftDueAsync();
        Assert.Equal("Here I am.", (await bench.PendingAsync(asking.ConversationId)).CreativeText);

        await claims.ReleaseAsync(left, Actors.Ben, Token);
        await AgainAsync(bench, 10);
        Assert.Equal("Here I am.", (await bench.PendingAsync(leaving.ConversationId)).CreativeText);
    }

    [Fact]
    public async Task A_written_draft_that_was_overtaken_stays_unless_what_came_is_urgent()
    {
        var model = new Unsteady { Mood = null };
        await using var bench = await DraftingBench.StartAsync(postgres, model.Client);
        var chat = await Chat.StartAsync(bench.Database);
        await chat.CustomerAsync("Hello");
        await bench.DraftAfterQuietAsync();
        var written = await bench.PendingAsync(chat.ConversationId);

        model.Mood = new HttpRequestException();
        await chat.CustomerAsync("And in blue?");
        await bench.DraftAfterQuietAsync();
        Assert.Equal(written.Id, (await bench.PendingAsync(chat.ConversationId)).Id);

        await chat.CustomerAsync("I want to die");
        await bench.DraftAfterQuietAsync();
        var urgent = await bench.PendingAsync(chat.ConversationId);
        Assert.Equal((DraftOrigin.Unwritten, "Hello\nAnd in blue?\nI want to die"), (urgent.Origin, urgent.CustomerMessage));
        Assert.True(urgent.QueueAt < written.QueueAt.AddHours(-23));
    }

    [Fact]
    public async Task The_view_says_why_a_draft_that_was_asked_for_did_not_come()
    {
        var model = new Unsteady { Mood = null };
        await using var bench = await DraftingBench.StartAsync(postgres, model.Client);
        var chat = await Chat.StartAsync(bench.Database);
        await chat.CustomerAsync("Hello");
        await bench.DraftAfterQuietAsync();
        var draft = await bench.PendingAsync(chat.ConversationId);
        var reads = bench.Database.Get<ReviewReads>();
        model.Mood = new HttpRequestException();
        await bench.Database.Get<ReviewService>().RegenerateAsync(draft.Id, "Shorter.", Actors.Ana, Token);
        Assert.Null((await reads.GetAsync(draft.Id, Actors.Ana, Token)).Value.DraftingError);
        await bench.DraftDueAsync();
        Assert.Equal(Unreachable, (await reads.GetAsync(draft.Id, Actors.Ana, Token)).Value.DraftingError);
        Assert.Equal("Shorter.", (await chat.ReadAsync()).RedraftInstruction);
    }

    [Theory]
    [InlineData("are you a bot?")]
    [InlineData("¿Eres un robot?")]
    [InlineData("I want to die")]
    [InlineData("quiero morir")]
    public async Task Without_a_model_what_only_a_person_may_answer_waits_unwritten_before_all_others(string text)
    {
        await using var bench = await DraftingBench.StartAsync(postgres);
        var chat = await Chat.StartAsync(bench.Database);
        await chat.CustomerAsync(text);
        await bench.DraftAfterQuietAsync();
        var draft = await bench.PendingAsync(chat.ConversationId);
        Assert.Equal((DraftOrigin.Unwritten, ""), (draft.Origin, draft.CreativeText));
        Assert.StartsWith("No model is configured", draft.OriginReason, StringComparison.Ordinal);
        Assert.True(draft.QueueAt <= draft.WaitingSince.AddDays(-1));
        Assert.Null((await chat.ReadAsync()).DueAt);
    }

    [Fact]
    public async Task With_a_model_such_a_message_is_drafted_and_a_rule_that_is_off_hands_nothing_to_a_template()
    {
        var model = new Unsteady { Mood = null };
        await using var modelled = await DraftingBench.StartAsync(postgres, model.Client);
        var chat = await Chat.StartAsync(modelled.Database);
        await chat.CustomerAsync("are you a bot?");
        await modelled.DraftAfterQuietAsync();
        Assert.Equal(DraftOrigin.Model, (await modelled.PendingAsync(chat.ConversationId)).Origin);

        await using var bench = await DraftingBench.StartAsync(postgres);
        await using (var db = bench.Database.Open()) await db.SafetyRules.ExecuteDeleteAsync(Token);
        var unruled = await Chat.StartAsync(bench.Database);
        await unruled.CustomerAsync("are you a bot?");
        await bench.DraftAfterQuietAsync();
        Assert.Equal(DraftOrigin.Unwritten, (await bench.PendingAsync(unruled.ConversationId)).Origin);
    }

    private static async Task AgainAsync(DraftingBench bench, double seconds)
    {
        bench.Database.Clock.Advance(TimeSpan.FromSeconds(seconds));
        await bench.DraftDueAsync();
    }

    /// <summary>A model that fails in the way it is in the mood for.</summary>
    private sealed class Unsteady
    {
        public Unsteady() => Client = new((_, _) => Mood is null ? Task.FromResult("Here I am.") : Task.FromException<string>(Mood));

        public ScriptedModel Client { get; }

        public Exception? Mood { get; set; } = new HttpRequestException();
    }
}
