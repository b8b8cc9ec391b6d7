using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.AI;
using Nadia.Core.Common;
using Nadia.Core.Drafting.Prompts;
using Nadia.Core.Drafting.Prompts.Starters;

namespace Nadia.Core.Drafting.Models;

/// <summary>
/// Tests a profile, also one that is off: each of its stages is asked about the same harmless sentence, in the way it is asked in earnest.
/// What that costs is kept and counts against the budget.
/// </summary>
public sealed class ModelTrial(ModelBook book, ModelCaller caller)
{
    private const int MaxShown = 300;
    private const string Sentence = "Thank you for your message. We are open from nine to five.";

    private static readonly ChatMessage[] Greeting =
        [new(ChatRole.System, "This is a test of the connection. Answer with one short, friendly sentence."), new(ChatRole.User, "Hello, is anybody there?")];

    private static readonly ChatMessage[] Splitting =
        [new(ChatRole.System, StarterPrompts.Of(PromptKeys.Refine)), new(ChatRole.User, PromptTags.Wrap(PromptTags.Reply, Sentence))];

    /// <returns>One or two stages. Refusals: Forbidden, NotFound.</returns>
    public async Task<Outcome<IReadOnlyList<StageTrial>>> RunAsync(Guid profileId, Actor actor, CancellationToken token)
    {
        if (actor.MustAdminister(Words.Of("test the models")) is { } refusal) return refusal;
        var lineup = await book.ReadAsync(token);
        if (lineup.Find(profileId) is not { } profile) return new NotFound(Words.Of("The profile"));
        List<StageTrial> trials = [await AskAsync(lineup, profile, ModelStage.Creative, Greeting, null, token)];
        if (!profile.Refine.IsOffline) trials.Add(await AskAsync(lineup, profile, ModelStage.Refine, Splitting, BubbleFormat.Json, token));
        return trials;
    }

    private async Task<StageTrial> AskAsync(
        Lineup lineup, ReadyProfile profile, ModelStage stage, ChatMessage[] messages, ChatResponseFormat? format, CancellationToken token)
    {
        try
        {
            var answer = await caller.AskAsync(profile, stage, CallReason.Test, messages, format, lineup.Limits.BudgetUsd, token);
            if (answer.Refused) return new(stage, answer.Usage, null, StoredReason.Say(UnusableAnswerException.Refused().Message));
            return new(stage, answer.Usage, Shown(stage, answer.Text), null);
        }
        catch (EmptyAnswerException e)
        {
            return new(stage, null, null, e.Message);
        }
        catch (Exception e) when (!token.IsCancellationRequested && e is not (DbException or DbUpdateException) && e.InnerException is not DbException)
        {
            return new(stage, null, null, StoredReason.Say(DraftingFailure.Sentence(e)));
        }
    }

    private static string Shown(ModelStage stage, string text)
    {
        var shown = stage == ModelStage.Creative ? BubbleText.Storable(text) : string.Join(" · ", BubbleText.Read(text, Sentence));
        return shown.Length <= MaxShown ? shown : $"{shown[..MaxShown]}…";
    }
}
