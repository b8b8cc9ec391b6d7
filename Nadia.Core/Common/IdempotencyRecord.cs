namespace Nadia.Core.Common;

/// <summary>The remembered answer to one <c>Idempotency-Key</c> of one actor, written in the transaction of the change itself.</summary>
public sealed class IdempotencyRecord
{
    public required string ActorId { get; init; }

    public required string Key { get; init; }

    /// <summary>SHA-256 of the request: the same key with another request is refused.</summary>
    public required byte[] RequestHash { get; init; }

    /// <summary>The answer as JSON.</summary>
    public required string Answer { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
