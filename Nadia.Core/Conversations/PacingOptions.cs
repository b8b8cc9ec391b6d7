namespace Nadia.Core.Conversations;

/// <summary>How long NADIA waits for more messages before it drafts.</summary>
public sealed class PacingOptions
{
    /// <summary>Quiet period after the last message, seconds, 0 to 300.</summary>
    public double QuietSeconds { get; set; } = 5;

    /// <summary>Longest wait after a batch's first message, seconds, 0 to 3,600.</summary>
    public double MaxWaitSeconds { get; set; } = 30;

    /// <summary>A batch of this many messages is drafted at once.</summary>
    public int MaxBatch { get; set; } = 10;

    public TimeSpan Quiet => TimeSpan.FromSeconds(QuietSeconds);

    public TimeSpan MaxWait => TimeSpan.FromSeconds(MaxWaitSeconds);
}
