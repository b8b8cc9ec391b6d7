using Nadia.Core.Common;

namespace Nadia.Core.Review;

/// <summary>What should be undone has already taken effect.</summary>
public sealed record TooLate(string Why) : Refusal(Words.Fill($"It is too late to undo: {Why}"))
{
    public static TooLate OnItsWay => new(Words.Of("the reply is on its way."));

    public static TooLate MovedOn => new(Words.Of("the conversation has a newer draft."));

    public static TooLate LongAgo => new(Words.Of("it was decided more than ten minutes ago."));
}
