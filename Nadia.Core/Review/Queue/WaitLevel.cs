namespace Nadia.Core.Review.Queue;

/// <summary>How a wait is to be taken.</summary>
public enum WaitLevel
{
    Fine,
    Slow,
    Late,
}
