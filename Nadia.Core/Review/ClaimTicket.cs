namespace Nadia.Core.Review;

/// <summary>Proof of holding a draft.</summary>
/// <param name="Token">Fencing token: raised whenever the holder changes.</param>
/// <param name="Until">The lease's end; renewed while the draft is open.</param>
public sealed record ClaimTicket(Guid DraftId, long Token, DateTimeOffset OpenedAt, DateTimeOffset Until);
