namespace Nadia.Core.Review.Editing;

/// <summary>What became of a stretch of words.</summary>
public enum DiffKind
{
    Kept,
    Removed,
    Added,
}
