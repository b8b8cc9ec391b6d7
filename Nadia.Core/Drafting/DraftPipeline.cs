using Nadia.Core.Drafting.Context;
using Nadia.Core.Drafting.Prompts;
using Nadia.Core.Safety;

namespace Nadia.Core.Drafting;

/// <summary>The two stages and the judgement: a reply is written, split into bubbles, and looked at by the constitution.</summary>
public sealed class DraftPipeline(DraftingModels models, PromptBook book, ConstitutionBook constitutions)
{
    private const string ForPeople =
        "No model is configured, and a message like this is not answered from templates. Please write to the customer yourself.";

    /// <summary>
    /// Why a person has to write the reply; null when it may be drafted. Judged by the rules in force and by those that ship, so that
    /// no edit of a rule hands a cry for help to a template.
    /// </summary>
    internal async Task<string?> ReservedAsync(DraftContext context, CancellationToken token)
    {
        if (!models.IsOffline) return null;
        var text = context.CustomerMessage;
        var urgent = Constitution.Starter.Judge(text, []).IsUrgent || (await constitutions.ReadAsync(token)).Judge(text, []).IsUrgent;
        return urgent ? ForPeople : null;
    }

    /// <summary>A failing second stage costs no draft: the reply is then split at its sentences, and the draft says so.</summary>
    /// <exception cref="TimeoutException">The first model took too long.</exception>
    /// <exception cref="EmptyAnswerException">The first model answered nothing.</exception>
    /// <exception cref="UnusableAnswerException">The first model refused, or said far more than can be sent.</exception>
    internal async Task<DraftedReply> DraftAsync(DraftContext context, CancellationToken token)
    {
        var prompts = await book.ReadAsync(token);
        var creative = await models.Creative.AskAsync(DraftMessages.Creative(context, prompts), format: null, token);
        if (creative.Refused) throw UnusableAnswerException.Refused();
        var reply = BubbleText.Storable(creative.Text);
        var (bubbles, usage, note) = await RefineAsync(reply, prompts, token);
        var constitution = await constitutions.ReadAsync(token);
        return new(reply, bubbles, creative.Usage, usage, models.IsOffline, constitution.Judge(context.CustomerMessage, bubbles), note);
    }

    private async Task<(List<string> Bubbles, StageUsage Usage, string? Note)> RefineAsync(string reply, ActivePrompts prompts, CancellationToken token)
    {
        try
        {
            var refined = await models.Refine.AskAsync(DraftMessages.Refine(reply, prompts), BubbleFormat.Json, token);
            return (BubbleText.Read(refined.Refused ? "" : refined.Text, reply), refined.Usage, null);
        }
        catch (Exception e) when (!token.IsCancellationRequested)
        {
            return (BubbleText.Read("", reply), StageUsage.None with { Model = DraftingStage.OfflineModel }, $"Split without the second model. {DraftingFailure.Sentence(e)}");
        }
    }
}
