using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Conversations;
using Nadia.Core.Customers;
using Nadia.Core.Data;
using Nadia.Core.Drafting;
using Nadia.Core.Live;
using Nadia.Core.Safety;

namespace Nadia.Core.Delivery;

/// <summary>
/// Brings approved bubbles that have not left back before a person, as a pending draft of their own: to send them after all, mended or not,
/// or to drop them. Every method is called while the caller's transaction holds the conversation; the caller saves, commits and
/// then publishes what is answered. What is answered is empty when nothing came back.
/// </summary>
public sealed class ReturnedReply(ConstitutionBook constitutions, IdSource ids, TimeProvider clock)
{
    private const int MaxReason = 500;

    /// <summary>How long an approved bubble has to leave before a newer message of the customer's calls it back.</summary>
    internal static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The customer wrote again. What was approved or sent once more a moment ago, and a reply that is arriving bubble by bubble, leaves; what
    /// has waited longer (for a pause to end, for Telegram, for NADIA to come back) was written without knowing of this message, so a person
    /// looks at it once more, and the next draft is built on its words.
    /// </summary>
    internal async Task<IReadOnlyList<LiveChange>> OvertakenAsync(NadiaDbContext db, Conversation conversation, CancellationToken token)
    {
        var fresh = clock.GetUtcNow() - Fresh;
        var rows = await Unsent(db, conversation)
            .Where(o => o.Attempts == 0 && (o.RetriedAt ?? o.CreatedAt) < fresh && !db.Outbox.Any(other => other.DraftId == o.DraftId && other.SentAt > fresh))
            .ToListAsync(token);
        if (rows.Count > 0) conversation.RedraftText ??= string.Join('\n', rows.Select(r => r.Text));
        return await HoldAsync(db, conversation, rows, "wrote again", token);
    }

    /// <summary>
    /// The customer began to write. What may have left already is not touched. Nor are bubbles that had come back before: a person has
    /// sent them knowing of it, and would else never get them past a customer who keeps typing. The same goes for what was sent once more.
    /// </summary>
    internal async Task<IReadOnlyList<LiveChange>> HeldAsync(NadiaDbContext db, Conversation conversation, CancellationToken token)
    {
        var rows = await Unsent(db, conversation)
            .Where(o => o.Attempts == 0 && o.RetriedAt == null && db.Drafts.Any(d => d.Id == o.DraftId && d.Origin != DraftOrigin.Returned))
            .ToListAsync(token);
        return await HoldAsync(db, conversation, rows, "began to write", token);
    }

    /// <summary>
    /// The account's owner answered from the phone: whatever has certainly not left may say the same twice, or the contrary, so a person
    /// decides. Call it once the pending draft is retired.
    /// </summary>
    internal async Task<IReadOnlyList<LiveChange>> AnsweredElsewhereAsync(NadiaDbContext db, Conversation conversation, CancellationToken token)
    {
        var rows = await Unsent(db, conversation).Where(o => o.Attempts == 0).ToListAsync(token);
        if (rows.Count == 0) return [];
        foreach (var row in rows) Stop(row, DeliveryState.Held, "Somebody answered from the phone.");
        var customer = await db.Customers.SingleAsync(c => c.Id == conversation.CustomerId, token);
        return await BringBackAsync(db, conversation, customer, rows, $"Somebody answered from the phone: {NotLeft(rows)}", token);
    }

    /// <summary>The second reviewer would not send it: it comes back, to be mended or dropped.</summary>
    /// <param name="by">Who, by name.</param>
    internal async Task<IReadOnlyList<LiveChange>> SecondNoAsync(
        NadiaDbContext db, Conversation conversation, Guid draftId, string by, CancellationToken token)
    {
        var rows = await Unsent(db, conversation).Where(o => o.DraftId == draftId && o.Attempts == 0).ToListAsync(token);
        if (rows.Count == 0) return [];
        foreach (var row in rows) Stop(row, DeliveryState.Held, "A second reviewer said no.");
        var customer = await db.Customers.SingleAsync(c => c.Id == conversation.CustomerId, token);
        return await BringBackAsync(db, conversation, customer, rows, $"{by} looked at the reply and would not send it as it is.", token);
    }

    /// <summary>The channel refused a bubble for good: it comes back with everything behind it.</summary>
    /// <param name="reason">Why, as a sentence.</param>
    internal async Task<IReadOnlyList<LiveChange>> FailedAsync(
        NadiaDbContext db, Conversation conversation, long bubbleId, string reason, CancellationToken token)
    {
        var rows = await Unsent(db, conversation).Where(o => o.Id >= bubbleId).ToListAsync(token);
        if (rows.Find(o => o.Id == bubbleId) is not { } failed) return [];
        foreach (var row in rows) Stop(row, DeliveryState.Held, "An earlier bubble of this reply failed.");
        Stop(failed, DeliveryState.Failed, reason);
        var doubt = failed.Attempts > 1 ? " An earlier try got no answer, so look whether it arrived all the same." : "";
        var behind = rows.Count switch
        {
            1 => "",
            2 => " The bubble behind it waited for it.",
            _ => string.Create(CultureInfo.InvariantCulture, $" The {rows.Count - 1} bubbles behind it waited for it."),
        };
        var customer = await db.Customers.SingleAsync(c => c.Id == conversation.CustomerId, token);
        return await BringBackAsync(db, conversation, customer, rows, reason + doubt + behind, token);
    }

    /// <summary>A person wants to mend what stopped some time ago and had no place in the queue then. No other draft may be pending.</summary>
    internal async Task<IReadOnlyList<LiveChange>> AgainAsync(
        NadiaDbContext db, Conversation conversation, List<OutboxBubble> rows, CancellationToken token)
    {
        var customer = await db.Customers.SingleAsync(c => c.Id == conversation.CustomerId, token);
        return await BringBackAsync(db, conversation, customer, rows, rows.Find(r => r.State == DeliveryState.Failed)?.Error ?? rows[0].Error ?? NotLeft(rows), token);
    }

    private static IQueryable<OutboxBubble> Unsent(NadiaDbContext db, Conversation conversation) => db.Outbox
        .Where(o => o.ConversationId == conversation.Id && (o.State == DeliveryState.Queued || o.State == DeliveryState.Typing))
        .OrderBy(o => o.Id);

    private static string NotLeft(List<OutboxBubble> rows) => rows.Count == 1
        ? "this bubble has not left."
        : string.Create(CultureInfo.InvariantCulture, $"these {rows.Count} bubbles have not left.");

    private static void Stop(OutboxBubble row, DeliveryState state, string why) =>
        (row.State, row.Error) = (state, why.Length <= MaxReason ? why : why[..MaxReason]);

    /// <param name="deed">What the customer did, as in "began to write".</param>
    private async Task<IReadOnlyList<LiveChange>> HoldAsync(
        NadiaDbContext db, Conversation conversation, List<OutboxBubble> rows, string deed, CancellationToken token)
    {
        if (rows.Count == 0) return [];
        foreach (var row in rows) Stop(row, DeliveryState.Held, $"The customer {deed}.");
        var customer = await db.Customers.SingleAsync(c => c.Id == conversation.CustomerId, token);
        var name = CustomerNames.Display(customer.Nickname, customer.Name, customer.UserId);
        return await BringBackAsync(db, conversation, customer, rows, $"{name} {deed}: {NotLeft(rows)}", token);
    }

    /// <summary>With a newer draft waiting already, the bubbles only stay to be seen in the conversation.</summary>
    private async Task<IReadOnlyList<LiveChange>> BringBackAsync(
        NadiaDbContext db, Conversation conversation, Customer customer, List<OutboxBubble> rows, string reason, CancellationToken token)
    {
        var sourceIds = rows.Select(r => r.DraftId).Distinct().ToList();
        List<LiveChange> changes = [.. sourceIds.Select(LiveChange.Draft), LiveChange.Conversation(conversation.Id)];
        if (await db.Drafts.AnyAsync(d => d.ConversationId == conversation.Id && d.State == DraftState.Pending, token)) return changes;
        var found = await db.Drafts.AsNoTracking().Where(d => sourceIds.Contains(d.Id)).ToListAsync(token);
        var sources = sourceIds.ConvertAll(id => found.Find(d => d.Id == id)!);
        var draft = Draft(sources, [.. rows.Select(r => r.Text)], reason, customer, await constitutions.ReadAsync(token));
        db.Drafts.Add(draft);
        foreach (var row in rows) row.ReturnedAs = draft.Id;
        await db.UnanswerAsync(conversation.Id, draft.MessageIds, token);
        if (conversation.WaitingSince is null || conversation.WaitingSince > draft.WaitingSince) conversation.WaitingSince = draft.WaitingSince;
        return [LiveChange.Draft(draft.Id), .. changes];
    }

    private Draft Draft(List<Draft> sources, List<string> bubbles, string reason, Customer customer, Constitution constitution)
    {
        var last = sources[^1];
        var message = string.Join('\n', sources.Select(s => s.CustomerMessage).Distinct());
        var verdict = constitution.Judge(message, bubbles);
        var waitingSince = sources.Min(s => s.WaitingSince);
        return new()
        {
            Id = ids.NewId(),
            ConversationId = last.ConversationId,
            CustomerId = last.CustomerId,
            State = DraftState.Pending,
            Origin = DraftOrigin.Returned,
            OriginReason = reason.Length <= MaxReason ? reason : reason[..MaxReason],
            ReturnedFrom = last.Id,
            ArrivedAway = last.ArrivedAway,
            CustomerMessage = message,
            Revision = last.Revision,
            ThroughMessageId = sources.Max(s => s.ThroughMessageId),
            MessageIds = [.. sources.SelectMany(s => s.MessageIds).Distinct().Order()],
            CreativeText = last.CreativeText,
            Bubbles = bubbles,
            Creative = Unpaid(last.Creative),
            Refine = Unpaid(last.Refine),
            Offline = last.Offline,
            Instruction = last.Instruction,
            RiskScore = verdict.RiskScore,
            Recommendation = verdict.Recommendation,
            Findings = verdict.Findings,
            WaitingSince = waitingSince,
            QueueAt = QueueRank.QueueAt(waitingSince, verdict.RiskScore, verdict.Recommendation, customer.LtvUsd, customer.Status, verdict.IsUrgent),
            CreatedAt = clock.GetUtcNow(),
        };
    }

    /// <summary>No model was asked again, so it cost nothing again.</summary>
    private static StageUsage Unpaid(StageUsage usage) => new(usage.Model, 0, 0, 0, 0m, 0);
}
