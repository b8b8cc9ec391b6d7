using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Drafting;
using Nadia.Core.Drafting.Prompts;
using Nadia.Core.Drafting.Trials;
using Nadia.Tests.Support;

namespace Nadia.Tests.Data.Drafting.Prompts;

public sealed class PromptTrialsTests(TestPostgres postgres)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_trial_is_made_from_what_the_past_draft_answered_and_stores_nothing()
    {
        var model = new ScriptedModel((messages, _) => Task.FromResult("A fine reply. And a second sentence."));
        await using var bench = await DraftingBench.StartAsync(postgres, model);
        var chat = await Chat.StartAsync(bench.Database);
        await chat.CustomerAsync("the first thing", name: "Ana");
        await chat.PhoneAsync("our answer");
        await chat.CustomerAsync("the question");
        await bench.DraftAfterQuietAsync();
        var draft = await bench.PendingAsync(chat.ConversationId);
        await chat.PhoneAsync("said afterwards");
        await chat.CustomerAsync("asked afterwards");
        var before = await StateAsync(bench);
        var asked = await CallsAsync(bench);
        var trials = bench.Database.Get<PromptTrials>();

        var past = Assert.Single((await trials.CasesAsync(Actors.Admin, Token)).Value);
        Assert.Equal((draft.Id, "Ana", "the question"), (past.DraftId, past.Name, past.CustomerMessage));
        var result = (await trials.RunAsync(draft.Id, PromptKeys.Persona, "You are a pirate.", Actors.Admin, Token)).Value;

        Assert.Equal("A fine reply. And a second sentence.", result.CreativeText);
        Assert.Equal(draft.Bubbles, result.Then);
        Assert.NotEmpty(result.Bubbles);
        Assert.Equal("the question", result.CustomerMessage);
        var sent = model.Requests[^1].Select(m => new SentMessage(m.Role.Value, m.Text)).ToList();
        Assert.Equal(sent, result.ToCreative);
        Assert.StartsWith("You are a pirate.\n\n", sent[0].Text, StringComparison.Ordinal);
        Assert.Equal(new SentMessage("user", "<customer_message>the question</customer_message>"), sent[^1]);
        Assert.DoesNotContain(sent, m => m.Text.Contains("afterwards", StringComparison.Ordinal));
        Assert.Equal(before, await StateAsync(bench));
        Assert.Equal(asked + 1, await CallsAsync(bench));
    }

    [Fact]
    public async Task A_customers_cap_stops_no_trial_and_a_trial_uses_none_of_it_up()
    {
        var model = new ScriptedModel((_, _) => Task.FromResult("A fine reply."));
        await using var bench = await DraftingBench.StartAsync(postgres, model);
        await ModelArrange.LimitAsync(bench.Database, drafts: 2);
        var chat = await Chat.StartAsync(bench.Database);
        await chat.CustomerAsync("the question");
        await bench.DraftAfterQuietAsync();
        var draft = await bench.PendingAsync(chat.ConversationId);
        var trials = bench.Database.Get<PromptTrials>();
        for (var i = 0; i < 3; i++) Assert.True((await trials.RunAsync(draft.Id, PromptKeys.Persona, "x", Actors.Admin, Token)).Succeeded);

        await chat.CustomerAsync("another question");
        await bench.DraftAfterQuietAsync();

        Assert.Equal(DraftOrigin.Model, (await bench.PendingAsync(chat.ConversationId)).Origin);
        Assert.True((await trials.RunAsync(draft.Id, PromptKeys.Persona, "x", Actors.Admin, Token)).Succeeded);
    }

    [Fact]
    public async Task The_offline_drafter_answers_too_and_says_so()
    {
        await using var bench = await DraftingBench.StartAsync(postgres);
        var chat = await Chat.StartAsync(bench.Database);
        await chat.CustomerAsync("¿Cuánto cuesta el azul con envío?");
        await bench.DraftAfterQuietAsync();
        var draft = await bench.PendingAsync(chat.ConversationId);

        var result = (await bench.Database.Get<PromptTrials>().RunAsync(draft.Id, PromptKeys.Refine, "Split it.", Actors.Admin, Token)).Value;

        Assert.True(result.Offline);
        Assert.Contains("precio", result.CreativeText, StringComparison.Ordinal);
        Assert.Equal((0m, "Split it."), (result.CostUsd, result.ToRefine[0].Text));
    }

    [Fact]
    public async Task A_cry_for_help_gets_no_template_in_a_trial_either()
    {
        await using var bench = await DraftingBench.StartAsync(postgres);
        var chat = await Chat.StartAsync(bench.Database);
        await chat.CustomerAsync("I want to die");
        await bench.DraftAfterQuietAsync();
        var draft = await bench.PendingAsync(chat.ConversationId);
        Assert.IsType<TrialFailed>((await bench.Database.Get<PromptTrials>().RunAsync(draft.Id, PromptKeys.Refine, "Split it.", Actors.Admin, Token)).Refusal);
    }

    [Fact]
    public async Task A_failing_model_a_stranger_and_a_bad_text_are_refused_with_a_reason()
    {
        var answers = new Queue<Func<string>>([() => "Fine.", () => throw new HttpRequestException("a secret")]);
        await using var bench = await DraftingBench.StartAsync(postgres, new ScriptedModel((_, _) => Task.FromResult(answers.Dequeue()())));
        var chat = await Chat.StartAsync(bench.Database);
        await chat.CustomerAsync("hello there");
        await bench.DraftAfterQuietAsync();
        var draft = await bench.PendingAsync(chat.ConversationId);
        var trials = bench.Database.Get<PromptTrials>();

        Assert.IsType<Forbidden>((await trials.CasesAsync(Actors.Ana, Token)).Refusal);
        Assert.IsType<Forbidden>((await trials.RunAsync(draft.Id, PromptKeys.Persona, "x", Actors.Ana, Token)).Refusal);
        Assert.IsType<Invalid>((await trials.RunAsync(draft.Id, PromptKeys.Persona, " ", Actors.Admin, Token)).Refusal);
        Assert.IsType<NotFound>((await trials.RunAsync(Guid.NewGuid(), PromptKeys.Persona, "x", Actors.Admin, Token)).Refusal);
        Assert.Single(answers);
        var failed = Assert.IsType<TrialFailed>((await trials.RunAsync(draft.Id, PromptKeys.Persona, "x", Actors.Admin, Token)).Refusal);
        Assert.Equal("The model's server cannot be reached.", failed.Message);
    }

    /// <summary>What was asked of models, and so what it cost.</summary>
    private static async Task<int> CallsAsync(DraftingBench bench)
    {
        await using var db = bench.Database.Open();
        return await db.ModelCalls.CountAsync(Token);
    }

    /// <summary>All that a draft could touch, as text.</summary>
    private static async Task<string> StateAsync(DraftingBench bench)
    {
        await using var db = bench.Database.Open();
        var drafts = await db.Drafts.OrderBy(d => d.Id).Select(d => $"{d.Id} {d.State} {d.Version}").ToListAsync(Token);
        var conversations = await db.Conversations.OrderBy(c => c.Id).Select(c => $"{c.Id} {c.Revision} {c.DueAt} {c.DraftingToken} {c.DraftingAttempts}").ToListAsync(Token);
        return string.Join('\n', [.. drafts, .. conversations, $"{await db.Prompts.CountAsync(Token)} prompts, {await db.Messages.CountAsync(Token)} messages, {await db.Outbox.CountAsync(Token)} bubbles"]);
    }
}
