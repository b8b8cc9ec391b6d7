using Nadia.Core.Safety;

namespace Nadia.Core.Drafting;

/// <summary>The two stages and the judgement: a reply is written, split into bubbles, and looked at by the constitution.</summary>
public sealed class DraftPipeline(DraftingModels models, PromptBook book, ConstitutionBook constitutions)
{
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
