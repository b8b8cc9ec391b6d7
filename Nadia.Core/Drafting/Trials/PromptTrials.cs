using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Nadia.Core.Common;
using Nadia.Core.Customers;
using Nadia.Core.Data;
using Nadia.Core.Drafting.Context;
using Nadia.Core.Drafting.Prompts;

namespace Nadia.Core.Drafting.Trials;

/// <summary>
/// Runs a draft with an unsaved prompt on a past conversation, by the very way of a real one. No draft is stored and no queue changes;
/// only what the models cost is real, and only the budget stops it.
/// </summary>
public sealed class PromptTrials(
    IDbContextFactory<NadiaDbContext> contexts, DraftContextReader reader, PromptBook book, DraftPipeline pipeline, ILogger<PromptTrials> log)
{
    private const int Looked = 100;
    private const int Listed = 30;
    private const int MaxWords = 100;

    /// <summary>The latest drafts to try on, one of each conversation, the latest first, at most 30.</summary>
    /// <returns>Refusals: Forbidden.</returns>
    public async Task<Outcome<IReadOnlyList<TrialCase>>> CasesAsync(Actor actor, CancellationToken token)
    {
        if (actor.MustAdminister(Words.Of("try a prompt")) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        var drafts = await (
            from draft in db.Drafts.AsNoTracking().OrderByDescending(d => d.CreatedAt).Take(Looked)
            join customer in db.Customers on draft.CustomerId equals customer.Id
            orderby draft.CreatedAt descending
            select new { draft.Id, draft.ConversationId, draft.CustomerMessage, draft.CreatedAt, customer.Nickname, customer.Name, customer.UserId }).ToListAsync(token);
        return drafts.DistinctBy(d => d.ConversationId).Take(Listed)
            .Select(d => new TrialCase(d.Id, CustomerNames.Display(d.Nickname, d.Name, d.UserId), PromptTags.Line(d.CustomerMessage, MaxWords), d.CreatedAt))
            .ToList();
    }

    /// <param name="draftId">The past draft whose messages are answered anew.</param>
    /// <param name="key">The prompt that <paramref name="text"/> stands in for; the others are the ones in use.</param>
    /// <returns>Refusals: Forbidden, Invalid, NotFound, TrialFailed.</returns>
    public async Task<Outcome<TrialResult>> RunAsync(Guid draftId, string key, string text, Actor actor, CancellationToken token)
    {
        if ((actor.MustAdminister(Words.Of("try a prompt")) ?? PromptRules.Key(key) ?? PromptRules.Text(text)) is { } refusal) return refusal;
        if (await reader.ReadPastAsync(draftId, token) is not { } past) return new NotFound(Words.Of("What the customer wrote"));
        if (await pipeline.ReservedAsync(past.Context, token) is { } reserved) return new TrialFailed(StoredReason.Say(reserved));
        var prompts = (await book.ReadAsync(token)).With(key, PromptRules.Tidy(text));
        try
        {
            return Result(past, prompts, await pipeline.TryAsync(past.Context, prompts, token));
        }
        catch (Exception e) when (!token.IsCancellationRequested)
        {
            var sentence = DraftingFailure.Sentence(e);
            log.LogWarning("A prompt's trial gave no draft: {Reason} ({Error})", sentence, e.GetType().Name);
            return new TrialFailed(StoredReason.Say(sentence));
        }
    }

    private static TrialResult Result(PastContext past, ActivePrompts prompts, DraftedReply reply) => new(
        past.Context.CustomerMessage,
        reply.CreativeText,
        reply.Bubbles,
        past.Then,
        reply.Verdict,
        reply.Creative,
        reply.Refine,
        reply.Offline,
        reply.Note,
        Sent(DraftMessages.Creative(past.Context, prompts)),
        Sent(DraftMessages.Refine(reply.CreativeText, past.Context, prompts)));

    private static List<SentMessage> Sent(IEnumerable<ChatMessage> messages) => [.. messages.Select(m => new SentMessage(m.Role.Value, m.Text))];
}
