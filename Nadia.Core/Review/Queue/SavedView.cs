namespace Nadia.Core.Review.Queue;

/// <summary>A filter that somebody named; theirs, or everybody's when an admin shared it.</summary>
public sealed class SavedView
{
    public const int MaxName = 50;
    public const int MaxQuery = 300;

    public long Id { get; private set; }

    public required string OwnerId { get; init; }

    public required string OwnerName { get; init; }

    public required string Name { get; init; }

    /// <summary>The filter as the address says it, without the question mark.</summary>
    public required string Query { get; set; }

    /// <summary>Everybody sees it.</summary>
    public bool IsShared { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
}
