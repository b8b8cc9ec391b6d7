using System.Text;
using Nadia.Core.Common;
using Nadia.Core.Safety;

namespace Nadia.Core.Customers.Facts;

/// <summary>What a fact must be, and how many a customer may have.</summary>
public static class FactRules
{
    /// <summary>Characters.</summary>
    public const int MaxText = 200;

    /// <summary>Characters of the quote a proposal rests on.</summary>
    public const int MaxQuote = 400;

    /// <summary>Kept facts of a customer: all of them are in every prompt.</summary>
    public const int MaxKept = 50;

    /// <summary>Proposals of a customer that wait for a person; beyond it no more are made.</summary>
    public const int MaxProposed = 20;

    /// <summary>Proposals of one draft.</summary>
    public const int MaxADraft = 5;

    public static Invalid? Text(string? text) => TextRules.Required("fact", text, MaxText);

    /// <summary>The text as facts are compared: folded, letters and digits alone, so that case and full stops make no second fact.</summary>
    public static string KeyOf(string text)
    {
        var key = new StringBuilder();
        foreach (var c in FoldedText.Of(text).Plain)
        {
            if (char.IsLetterOrDigit(c)) key.Append(c);
            else if (key.Length > 0 && key[^1] != ' ') key.Append(' ');
        }

        var folded = key.ToString().Trim();
        if (folded.Length == 0) folded = text.Trim();
        return folded.Length <= MaxText ? folded : folded[..MaxText];
    }

    internal static Invalid Full() => new("fact", Words.Fill($"there are {MaxKept} facts of this customer already: retire one first."));

    internal static Invalid Known() => new("fact", Words.Of("is known of this customer already."));

    internal static AlreadySettled Settled(FactState state, string by) => new(state switch
    {
        FactState.Proposed => Words.Fill($"{by} already proposed this fact."),
        FactState.Kept => Words.Fill($"{by} already kept this fact."),
        FactState.Dropped => Words.Fill($"{by} already dropped this fact."),
        FactState.Retired => Words.Fill($"{by} already retired this fact."),
    });
}
