namespace Nadia.Core.Review.Editing;

/// <summary>One reviewer's text over one draft while it is being written: it outlives the tab, the circuit and the process, and is put away by the decision.</summary>
public sealed class DraftEdit
{
    public required Guid DraftId { get; init; }

    public required string ReviewerId { get; init; }

    public required string ReviewerName { get; init; }

    public required long ConversationId { get; init; }

    /// <summary>As they stand in the editor: a bubble may still be empty or too long to be sent.</summary>
    public required List<string> Bubbles { get; init; }

    /// <summary>The earlier version of the draft that the reviewer chose to go on from; null for the draft itself.</summary>
    public Guid? BasedOn { get; init; }

    /// <summary>Counts the savings, so that a window with an older text does not overwrite a newer one.</summary>
    public required long Version { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The draft whose decision settled what this answers: nobody sees it until that decision is taken back. Null while it may be needed.</summary>
    public Guid? SettledBy { get; init; }
}
