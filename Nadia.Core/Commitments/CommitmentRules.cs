using Nadia.Core.Common;

namespace Nadia.Core.Commitments;

/// <summary>What a promise must be, and how many there may be.</summary>
public static class CommitmentRules
{
    /// <summary>Characters.</summary>
    public const int MaxText = 300;

    /// <summary>Characters of the reply's words that are kept with it.</summary>
    public const int MaxQuote = 500;

    /// <summary>Open promises to one customer.</summary>
    public const int MaxOpen = 30;

    /// <summary>Proposals of one approved reply.</summary>
    public const int MaxAReply = 5;

    /// <summary>Days ahead that a promise may be due.</summary>
    public const int MaxDaysAhead = 366;

    public static Invalid? Text(string? text) => TextRules.Required("promise", text, MaxText);

    /// <summary>Yesterday at the earliest: what was just missed may be noted still.</summary>
    public static Invalid? Due(DateTimeOffset due, DateTimeOffset now) =>
        due >= now.AddDays(-1) && due <= now.AddDays(MaxDaysAhead) ? null : new("due_at", Words.Fill($"must be from yesterday on and within {MaxDaysAhead} days."));

    internal static Invalid NoTime() => new("due_at", Words.Of("is missing: say when it is due."));

    internal static Invalid Full() => new("promise", Words.Fill($"there are {MaxOpen} open promises to this customer already."));

    internal static AlreadySettled Settled(CommitmentState state, string by) => new(state switch
    {
        CommitmentState.Proposed => Words.Fill($"{by} already proposed this promise."),
        CommitmentState.Open => Words.Fill($"{by} already confirmed this promise."),
        CommitmentState.Done => Words.Fill($"{by} already closed this promise."),
        CommitmentState.Cancelled => Words.Fill($"{by} already cancelled this promise."),
        CommitmentState.Dismissed => Words.Fill($"{by} already dismissed this promise."),
    });
}
