namespace Nadia.Core.Review.Checks;

/// <summary>
/// A reply that no attentive reviewer would let through, with the words it answers. Admins keep a list of them; checks are made of them.
/// Both sides are invented: nothing of a real customer belongs here.
/// </summary>
public sealed class KnownBadDraft
{
    public required Guid Id { get; init; }

    /// <summary>What the invented customer writes.</summary>
    public required string CustomerWords { get; set; }

    /// <summary>The bad reply.</summary>
    public required List<string> Bubbles { get; set; }

    /// <summary>What is wrong with it, as the end of "The reply …": what the reviewer is told afterwards.</summary>
    public required string Fault { get; set; }

    public required CheckCategory Category { get; set; }

    /// <summary>The words of the reply that must not stay; whoever takes them out has caught it. Null: a real rewriting catches it.</summary>
    public string? BadWords { get; set; }

    /// <summary>The invented customer's language: <c>en</c> or <c>es</c>.</summary>
    public required string Language { get; set; }

    /// <summary>Since when no check is made of it; what reviewers did with it stays.</summary>
    public DateTimeOffset? RetiredAt { get; set; }

    public required DateTimeOffset UpdatedAt { get; set; }

    /// <summary>Who changed it last, by name.</summary>
    public required string UpdatedBy { get; set; }

    public uint Version { get; private set; }
}
