using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Microsoft.Extensions.AI;
using Polly;
using Polly.Hedging;

namespace Nadia.Core.Drafting.Models;

/// <summary>
/// One draft's way through the profiles: the first choice is asked, the next when it fails, and as well when it is slow; the first usable
/// answer counts. Whoever wrote the reply splits it.
/// </summary>
internal sealed class ModelTurn(Lineup lineup, ReadyProfile offline, CallReason reason, ModelCaller caller, TimeProvider clock)
{
    private readonly ConcurrentQueue<ModelFailure> failures = new();

    /// <summary>The id that the draft will have.</summary>
    public Guid DraftId => reason.DraftId!.Value;

    /// <summary>Why no model writes, as the beginning of a sentence for reviewers.</summary>
    public string WhyNone => lineup.Profiles.Count == 0 ? "No model is configured" : "Today's budget for the models is used up";

    /// <summary>Null when no model may be asked: there is none, or the budget has no room for those that cost something.</summary>
    /// <param name="usable">Makes the reply of an answer, or throws when nothing can be made of it.</param>
    /// <exception cref="AggregateException">All failed; the first choice's failure comes first.</exception>
    public async Task<Written?> WriteAsync(IReadOnlyList<ChatMessage> messages, Func<StageAnswer, string> usable, CancellationToken token)
    {
        if (lineup.Profiles.Count == 0) return null;
        try
        {
            var written = await Race(messages, usable, token).ExecuteAsync(async t => await WriteAsync(0, messages, usable, t), token);
            return written with { Note = Note(written.Profile) };
        }
        catch (Exception) when (!token.IsCancellationRequested && !failures.IsEmpty)
        {
            return Failed();
        }
    }

    /// <summary>The built-in drafter's reply.</summary>
    public async Task<Written> OfflineAsync(IReadOnlyList<ChatMessage> messages, Func<StageAnswer, string> usable, CancellationToken token)
    {
        var answer = await offline.Creative.AskAsync(messages, null, token);
        return new(usable(answer), answer.Usage, offline, lineup.Profiles.Count == 0 ? null : $"{WhyNone}: the built-in drafter wrote this.");
    }

    public Task<StageAnswer> RefineAsync(ReadyProfile profile, IReadOnlyList<ChatMessage> messages, ChatResponseFormat format, CancellationToken token) =>
        caller.AskAsync(profile, ModelStage.Refine, reason, messages, format, lineup.Limits.BudgetUsd, token);

    private ResiliencePipeline<Written> Race(IReadOnlyList<ChatMessage> messages, Func<StageAnswer, string> usable, CancellationToken token)
    {
        if (lineup.Profiles.Count == 1) return ResiliencePipeline<Written>.Empty;
        var rank = 0;
        var hedge = lineup.Limits.HedgeSeconds;
        return new ResiliencePipelineBuilder<Written> { TimeProvider = clock }
            .AddHedging(new HedgingStrategyOptions<Written>
            {
                MaxHedgedAttempts = lineup.Profiles.Count - 1,
                Delay = hedge > 0 ? TimeSpan.FromSeconds(hedge) : Timeout.InfiniteTimeSpan,
                ShouldHandle = args => ValueTask.FromResult(args.Outcome.Exception is not null && !token.IsCancellationRequested),
                ActionGenerator = args =>
                {
                    var mine = Interlocked.Increment(ref rank);
                    return async () => await OutcomeAsync(WriteAsync(mine, messages, usable, args.ActionContext.CancellationToken));
                },
            })
            .Build();
    }

    private async Task<Written> WriteAsync(int rank, IReadOnlyList<ChatMessage> messages, Func<StageAnswer, string> usable, CancellationToken token)
    {
        var profile = lineup.Profiles[rank];
        try
        {
            var answer = await caller.AskAsync(profile, ModelStage.Creative, reason, messages, format: null, lineup.Limits.BudgetUsd, token);
            return new(usable(answer), answer.Usage, profile, null);
        }
        catch (Exception e) when (!token.IsCancellationRequested)
        {
            failures.Enqueue(new(rank, profile, e));
            throw;
        }
    }

    private static async ValueTask<Outcome<Written>> OutcomeAsync(Task<Written> writing)
    {
        try
        {
            return Outcome.FromResult(await writing);
        }
        catch (Exception e)
        {
            return Outcome.FromException<Written>(e);
        }
    }

    private string? Note(ReadyProfile writer)
    {
        var first = lineup.Profiles[0];
        if (writer.Id == first.Id) return null;
        return failures.FirstOrDefault(f => f.Rank == 0)?.Error is { } error
            ? $"Written by “{writer.Name}” in place of “{first.Name}”. {DraftingFailure.Sentence(error)}"
            : $"Written by “{writer.Name}”, which answered before “{first.Name}”.";
    }

    /// <summary>Null when nobody was asked, because of the budget.</summary>
    private Written? Failed()
    {
        var errors = failures.Where(f => f.Error is not BudgetSpentException).OrderBy(f => f.Rank).Select(f => f.Error).ToList();
        if (errors.Count == 1) ExceptionDispatchInfo.Throw(errors[0]);
        return errors.Count == 0 ? null : throw new AggregateException(errors);
    }
}
