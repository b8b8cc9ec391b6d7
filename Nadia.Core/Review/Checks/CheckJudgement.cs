namespace Nadia.Core.Review.Checks;

/// <summary>Tells a catch from a miss. Pure.</summary>
public static class CheckJudgement
{
    /// <summary>From this share of changed words on, in percent, a reply counts as rewritten where its bad words are not named.</summary>
    public const int Substantial = 20;

    /// <summary>True when what is wrong would not have left: the draft was turned down, or the fault was taken out of it.</summary>
    /// <param name="final">The text as approved; not looked at for the other deeds.</param>
    /// <param name="badWords">The words that must not stay; null when they are not named.</param>
    /// <param name="effort">How much of the words was changed, 0 to 100 percent.</param>
    public static bool IsCaught(CheckDeed deed, IReadOnlyList<string> final, string? badWords, int effort) => deed switch
    {
        CheckDeed.Rejected or CheckDeed.Redrafted => true,
        CheckDeed.Approved => false,
        CheckDeed.Edited => badWords is null ? effort >= Substantial : !Says(final, badWords),
    };

    /// <summary>Whether the words stand in the bubbles, whatever their case and wherever the bubbles and lines end.</summary>
    public static bool Says(IReadOnlyList<string> bubbles, string words) =>
        Flat(string.Join(' ', bubbles)).Contains(Flat(words), StringComparison.OrdinalIgnoreCase);

    private static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
