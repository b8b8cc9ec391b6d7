namespace Nadia.Core.Review.Checks;

/// <summary>A known-bad draft that was put into the queue, until somebody has decided on it and been told.</summary>
public sealed class PlacedCheck
{
    public required Guid DraftId { get; init; }

    public required Guid KnownBadId { get; init; }

    /// <summary>Whose turn it was. Anybody may come first; then it was their check.</summary>
    public required string PlacedFor { get; init; }

    public required DateTimeOffset PlacedAt { get; init; }

    /// <summary>When somebody decided on it or it was withdrawn; null while it waits.</summary>
    public DateTimeOffset? SettledAt { get; set; }

    /// <summary>When whoever decided on it had read what it was; null before, and for ever when it was withdrawn.</summary>
    public DateTimeOffset? ToldAt { get; set; }

    /// <summary>As it stood when the check was placed.</summary>
    public required string Fault { get; init; }

    public required CheckCategory Category { get; init; }

    public string? BadWords { get; init; }
}
