using Microsoft.Extensions.AI;
using Nadia.Core.Drafting.Context;
using Nadia.Core.Drafting.Models;
using Nadia.Core.Drafting.Notes;
using Nadia.Core.Drafting.Prompts;
using Nadia.Core.Rehearsals;
using Nadia.Core.Safety;

namespace Nadia.Core.Drafting;

/// <summary>The two stages and the judgement: a reply is written, split into bubbles, and looked at by the constitution.</summary>
public sealed class DraftPipeline(DraftingModels models, PromptBook book, ConstitutionBook constitutions, RehearsedFaults faults)
{
    private const string ForPeople = ", and a message like this is not answered from templates. Please write to the customer yourself.";

    /// <summary>
    /// Why a person has to write the reply; null when it may be drafted. Judged by the rules in force and by those that ship, so that
    /// no edit of a rule hands a cry for help to a template.
    /// </summary>
    internal async Task<string?> ReservedAsync(DraftContext context, CancellationToken token)
    {
        if (!await models.IsOfflineAsync(token)) return null;
        return await IsUrgentAsync(context, token) ? $"No model is configured{ForPeople}" : null;
    }

    /// <summary>A failing second stage costs no draft: the reply is then split at its sentences, and the draft says so.</summary>
    /// <exception cref="TimeoutException">The first model took too long.</exception>
    /// <exception cref="EmptyAnswerException">The first model answered nothing.</exception>
    /// <exception cref="UnusableAnswerException">The first model refused, or said far more than can be sent.</exception>
    /// <exception cref="AggregateException">Several models were asked, and all failed; the first one's failure comes first.</exception>
    /// <exception cref="CustomerCapException">The customer has had as many drafts within the hour as are allowed.</exception>
    /// <exception cref="LeftToPeopleException">No model may be asked, and the message is not one for templates.</exception>
    /// <exception cref="RehearsedFailureException">A rehearsal lets the models fail for this sandbox customer.</exception>
    internal async Task<DraftedReply> DraftAsync(DraftContext context, CancellationToken token)
    {
        await faults.StrikeAsync(context, token);
        var turn = await models.BeginAsync(context.ConversationId, context.CustomerId, token);
        return await DraftAsync(turn, context, await book.ReadAsync(token), token);
    }

    /// <summary>As <see cref="DraftAsync(DraftContext, CancellationToken)"/>, with prompts that may not be the ones in use, for nobody's queue: no customer's cap and no rehearsal stops it.</summary>
    internal async Task<DraftedReply> TryAsync(DraftContext context, ActivePrompts prompts, CancellationToken token) =>
        await DraftAsync(await models.BeginTrialAsync(context.ConversationId, token), context, prompts, token);

    private async Task<DraftedReply> DraftAsync(ModelTurn turn, DraftContext context, ActivePrompts prompts, CancellationToken token)
    {
        var written = await WriteAsync(turn, context, DraftMessages.Creative(context, prompts), token);
        var (bubbles, usage, note, notes) = await RefineAsync(turn, written, context, prompts, token);
        var verdict = (await constitutions.ReadAsync(token)).Judge(context.CustomerMessage, bubbles);
        return new(written.Text, bubbles, written.Usage, usage, written.IsOffline, verdict, Join(written.Note, note))
        {
            Notes = notes,
            DraftId = turn.DraftId,
            ProfileId = written.IsOffline ? null : written.Profile.Id,
            Profile = written.IsOffline ? null : written.Profile.Name,
        };
    }

    private async Task<Written> WriteAsync(ModelTurn turn, DraftContext context, IReadOnlyList<ChatMessage> messages, CancellationToken token)
    {
        if (await turn.WriteAsync(messages, Reply, token) is { } written) return written;
        if (await IsUrgentAsync(context, token)) throw new LeftToPeopleException($"{turn.WhyNone}{ForPeople}");
        return await turn.OfflineAsync(messages, Reply, token);
    }

    private static string Reply(StageAnswer answer) => answer.Refused ? throw UnusableAnswerException.Refused() : BubbleText.Storable(answer.Text);

    private static string? Join(params string?[] notes) => notes.Any(n => n is not null) ? string.Join(' ', notes.Where(n => n is not null)) : null;

    private async Task<bool> IsUrgentAsync(DraftContext context, CancellationToken token)
    {
        var text = context.CustomerMessage;
        return Constitution.Starter.Judge(text, []).IsUrgent || (await constitutions.ReadAsync(token)).Judge(text, []).IsUrgent;
    }

    private static async Task<(List<string> Bubbles, StageUsage Usage, string? Note, ModelNotes Notes)> RefineAsync(
        ModelTurn turn, Written written, DraftContext context, ActivePrompts prompts, CancellationToken token)
    {
        var reply = written.Text;
        try
        {
            var refined = await turn.RefineAsync(written.Profile, DraftMessages.Refine(reply, context, prompts), BubbleFormat.Json, token);
            var answer = refined.Refused ? "" : refined.Text;
            return (BubbleText.Read(answer, reply), refined.Usage, null, NotesReader.Read(answer));
        }
        catch (Exception e) when (!token.IsCancellationRequested)
        {
            return (BubbleText.Read("", reply), StageUsage.None with { Model = DraftingStage.OfflineModel }, $"Split without the second model. {DraftingFailure.Sentence(e)}", ModelNotes.None);
        }
    }
}
