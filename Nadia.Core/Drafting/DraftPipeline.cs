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

    /// <exception cref="TimeoutException">A model took too long.</exception>
    /// <exception cref="EmptyAnswerException">A model answered nothing.</exception>
    internal async Task<DraftedReply> DraftAsync(DraftContext context, CancellationToken token)
    {
        var prompts = await book.ReadAsync(token);
        var creative = await models.Creative.AskAsync(DraftMessages.Creative(context, prompts), token);
        var reply = BubbleText.Storable(creative.Text);
        var refined = await models.Refine.AskAsync(DraftMessages.Refine(reply, prompts), token);
        var bubbles = BubbleText.Read(refined.Text, reply);
        var constitution = await constitutions.ReadAsync(token);
        return new(reply, bubbles, creative.Usage, refined.Usage, models.IsOffline, constitution.Judge(context.CustomerMessage, bubbles));
    }
}
