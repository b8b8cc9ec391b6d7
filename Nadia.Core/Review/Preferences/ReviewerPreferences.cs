using Nadia.Core.Common;

namespace Nadia.Core.Review.Preferences;

/// <summary>How one reviewer likes to work.</summary>
/// <param name="ApproveWithoutAsking">True: approving a draft without flags asks no question.</param>
/// <param name="UndoSeconds">Seconds in which an approval can be taken back; null for the business's own time, which is also the most.</param>
public sealed record ReviewerPreferences(DeskKeys Keys, bool ApproveWithoutAsking, double? UndoSeconds)
{
    /// <summary>Of whoever has chosen nothing.</summary>
    public static ReviewerPreferences Default { get; } = new(DeskKeys.Default, false, null);

    /// <param name="limit">The business's time.</param>
    public TimeSpan Undo(TimeSpan limit) => UndoSeconds is { } seconds && TimeSpan.FromSeconds(seconds) < limit ? TimeSpan.FromSeconds(seconds) : limit;

    public static Invalid? CheckUndo(double? seconds, TimeSpan limit) => seconds is null || (seconds >= 0 && seconds <= limit.TotalSeconds)
        ? null
        : new("undo_seconds", Words.Fill($"must be 0 to {limit.TotalSeconds:0.##} seconds, which is the business's limit."));
}
