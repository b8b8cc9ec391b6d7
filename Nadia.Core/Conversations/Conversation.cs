namespace Nadia.Core.Conversations;

/// <summary>
/// One customer on one account, with everything about its pace that must survive a restart.
/// See README.md beside this file for the states a conversation goes through.
/// </summary>
public sealed class Conversation
{
    public long Id { get; private set; }

    public required int AccountId { get; init; }

    public required long CustomerId { get; init; }

    /// <summary>The chat's id on the channel; for a private chat the customer's user id.</summary>
    public required string ChatId { get; init; }

    /// <summary>Telegram's access hash of the peer, without which a restarted account cannot write to it.</summary>
    public long? PeerAccessHash { get; set; }

    /// <summary>Counts everything that makes a draft stale: a new, edited or deleted message, or an answer from the phone.</summary>
    public long Revision { get; set; }

    /// <summary>Counts every change to what a model would be shown, both sides; the cached context is good only for this number.</summary>
    public long HistoryRevision { get; set; }

    /// <summary>When the first message that nobody has answered arrived; null when all are answered.</summary>
    public DateTimeOffset? WaitingSince { get; set; }

    /// <summary>When the next draft is due; null when none is. Restarted by each message within the cap.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>When the batch that is being collected began.</summary>
    public DateTimeOffset? BatchStartedAt { get; set; }

    /// <summary>How many messages the batch has.</summary>
    public int BatchCount { get; set; }

    /// <summary>The fencing token of the worker that drafts, raised with each lease.</summary>
    public long DraftingToken { get; set; }

    public DateTimeOffset? DraftingLeaseUntil { get; set; }

    /// <summary>Failed attempts since the last draft; sets the back-off.</summary>
    public int DraftingAttempts { get; set; }

    /// <summary>Why the last attempt failed, as a sentence for reviewers.</summary>
    public string? DraftingError { get; set; }

    /// <summary>What the reviewer asked of the next draft, at most 1,000 characters.</summary>
    public string? RedraftInstruction { get; set; }

    /// <summary>The name of who asked for the next draft; null when nobody did.</summary>
    public string? RedraftAskedBy { get; set; }

    /// <summary>What a reviewer has written already and wants worked into the next draft; null without such a wish.</summary>
    public string? RedraftText { get; set; }

    /// <summary>The fencing token of the worker that delivers, raised with each lease.</summary>
    public long DeliveryToken { get; set; }

    public DateTimeOffset? DeliveryLeaseUntil { get; set; }

    /// <summary>The last message of ours that the channel says was read; kept because the receipt may come before the message's own id is known.</summary>
    public string? ReadThroughExternalId { get; set; }

    /// <summary>The member who is to answer; null when it is anybody's.</summary>
    public string? AssigneeId { get; set; }

    public string? AssigneeName { get; set; }

    public DateTimeOffset? LastMessageAt { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Takes one customer message into the batch and sets when the draft is due.</summary>
    public void Note(DateTimeOffset now, PacingOptions pacing)
    {
        NoteChange();
        WaitingSince ??= now;
        BatchStartedAt ??= now;
        BatchCount++;
        LastMessageAt = now;
        DueAt = BatchCount >= pacing.MaxBatch ? now : Pace(now, pacing);
    }

    /// <summary>Takes in one message that is not drafted by itself: the customer waits, and nothing becomes due.</summary>
    public void NoteAway(DateTimeOffset now)
    {
        NoteChange();
        WaitingSince ??= now;
        LastMessageAt = now;
    }

    /// <summary>What was said has changed; an existing draft is stale.</summary>
    public void NoteChange()
    {
        Revision++;
        HistoryRevision++;
    }

    /// <summary>Makes the existing context stale (an edit, a deletion) and asks for a fresh draft while somebody waits.</summary>
    /// <param name="mayDraft">False while the customer is silenced.</param>
    public void Touch(DateTimeOffset now, PacingOptions pacing, bool mayDraft = true)
    {
        NoteChange();
        if (WaitingSince is null || !mayDraft) return;
        BatchStartedAt ??= now;
        DueAt = Pace(now, pacing);
    }

    /// <summary>The customer is typing: a due draft waits a little longer, never past the cap.</summary>
    public void Prolong(DateTimeOffset now, PacingOptions pacing)
    {
        if (DueAt is null || BatchStartedAt is null) return;
        DueAt = Pace(now, pacing);
    }

    /// <summary>Asks for a draft now, whatever the pace.</summary>
    /// <param name="text">What the reviewer has written already, to be worked into it.</param>
    public void DraftNow(DateTimeOffset now, string? instruction, string? askedBy = null, string? text = null)
    {
        DueAt = now;
        (RedraftInstruction, RedraftAskedBy, RedraftText) = (instruction, askedBy, text);
        ForgetFailures();
    }

    /// <summary>A person has decided on what was waiting.</summary>
    /// <param name="stillWaitingSince">When the first message that the decision does not cover arrived; null when all are covered.</param>
    public void Decided(DateTimeOffset? stillWaitingSince, DateTimeOffset now)
    {
        WaitingSince = stillWaitingSince;
        (RedraftInstruction, RedraftAskedBy, RedraftText) = (null, null, null);
        ForgetFailures();
        if (stillWaitingSince is not null)
        {
            DueAt ??= now;
            return;
        }

        DueAt = null;
        BatchStartedAt = null;
        BatchCount = 0;
    }

    /// <summary>
    /// A decision is taken back: the draft's messages wait again. A new draft that the decision asked for is not made any more, unless the
    /// conversation has moved on since.
    /// </summary>
    public void TakeBack(DateTimeOffset waitingSince, long draftRevision)
    {
        if (WaitingSince is null || WaitingSince > waitingSince) WaitingSince = waitingSince;
        (RedraftInstruction, RedraftAskedBy, RedraftText) = (null, null, null);
        if (Revision != draftRevision) return;
        DueAt = null;
        // Fences the worker that may be writing it at this moment.
        DraftingToken++;
        DraftingLeaseUntil = null;
    }

    /// <summary>Remembers how far the customer has read; never goes back. Only ids that are numbers can be compared, as Telegram's are.</summary>
    public void NoteRead(string throughExternalId)
    {
        if (ExternalIds.Number(throughExternalId) is { } through && !HasRead(through)) ReadThroughExternalId = throughExternalId;
    }

    /// <summary>True when a receipt has come that covers this message of ours.</summary>
    public bool HasRead(string externalId) => ExternalIds.Number(externalId) is { } id && HasRead(id);

    private bool HasRead(long id) => ExternalIds.Number(ReadThroughExternalId) >= id;

    /// <summary>A message of the business went out.</summary>
    public void Spoke(DateTimeOffset now)
    {
        HistoryRevision++;
        LastMessageAt = now;
    }

    private void ForgetFailures() => (DraftingAttempts, DraftingError) = (0, null);

    private DateTimeOffset Pace(DateTimeOffset now, PacingOptions pacing)
    {
        var quiet = now + pacing.Quiet;
        var cap = (BatchStartedAt ?? now) + pacing.MaxWait;
        return quiet < cap ? quiet : cap;
    }
}
