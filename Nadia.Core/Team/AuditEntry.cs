namespace Nadia.Core.Team;

/// <summary>One append-only line of who did what. Never holds message text.</summary>
public sealed class AuditEntry
{
    public long Id { get; private set; }

    public required DateTimeOffset At { get; init; }

    public required string ActorId { get; init; }

    public required string ActorName { get; init; }

    /// <summary>A dotted verb, such as <c>customer.silence</c>.</summary>
    public required string Action { get; init; }

    /// <summary>What it was done to, such as <c>customer:7833076816</c>.</summary>
    public required string Subject { get; init; }

    public string? Detail { get; init; }
}
