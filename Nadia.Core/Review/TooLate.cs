using Nadia.Core.Common;

namespace Nadia.Core.Review;

/// <summary>What should be undone has already taken effect.</summary>
public sealed record TooLate(string Why) : Refusal($"It is too late to undo: {Why}")
{
    public static TooLate OnItsWay { get; } = new("the reply is on its way.");

    public static TooLate MovedOn { get; } = new("the conversation has a newer draft.");

    public static TooLate LongAgo { get; } = new("it was decided more than ten minutes ago.");
}
