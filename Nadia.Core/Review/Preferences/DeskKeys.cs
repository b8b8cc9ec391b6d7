using Nadia.Core.Common;

namespace Nadia.Core.Review.Preferences;

/// <summary>Which key does what on the review page: each action has one key, and no key two actions.</summary>
public sealed class DeskKeys
{
    /// <summary>The field that a refusal names: this, a dot and the action.</summary>
    public const string Field = "keys";

    private readonly IReadOnlyDictionary<DeskAction, string> keys;

    private DeskKeys(IReadOnlyDictionary<DeskAction, string> keys) => this.keys = keys;

    public static IReadOnlyList<DeskAction> Actions { get; } = Enum.GetValues<DeskAction>();

    public static DeskKeys Default { get; } = new(Actions.ToDictionary(action => action, DefaultOf));

    /// <summary>As it is compared and stored: one character, letters in lower case.</summary>
    public string this[DeskAction action] => keys[action];

    /// <summary>What differs from the defaults.</summary>
    public IReadOnlyDictionary<DeskAction, string> Changes => Actions.Where(a => keys[a] != DefaultOf(a)).ToDictionary(a => a, a => keys[a]);

    public static string DefaultOf(DeskAction action) => action switch
    {
        DeskAction.Next => "j",
        DeskAction.Previous => "k",
        DeskAction.Edit => "e",
        DeskAction.Approve => "a",
        DeskAction.Reject => "r",
        DeskAction.Regenerate => "g",
        DeskAction.Skip => "x",
        DeskAction.Undo => "u",
        DeskAction.Tags => "t",
        DeskAction.CallToAction => "c",
        DeskAction.Status => "s",
        DeskAction.Search => "/",
        DeskAction.DraftIt => "d",
        DeskAction.WriteIt => "w",
        DeskAction.Help => "?",
    };

    public static string NameOf(DeskAction action) => action switch
    {
        DeskAction.Next => Words.Of("Next draft"),
        DeskAction.Previous => Words.Of("Previous draft"),
        DeskAction.Edit => Words.Of("Edit the reply"),
        DeskAction.Approve => Words.Of("Approve & send"),
        DeskAction.Reject => Words.Of("Reject"),
        DeskAction.Regenerate => Words.Of("Regenerate"),
        DeskAction.Skip => Words.Of("Skip for now"),
        DeskAction.Undo => Words.Of("Undo the last decision"),
        DeskAction.Tags => Words.Of("Edit tags"),
        DeskAction.CallToAction => Words.Of("Call to action"),
        DeskAction.Status => Words.Of("Update status"),
        DeskAction.Search => Words.Of("Search"),
        DeskAction.DraftIt => Words.Of("Draft it"),
        DeskAction.WriteIt => Words.Of("Write it yourself"),
        DeskAction.Help => Words.Of("All keys"),
    };

    /// <summary>The defaults with these changes.</summary>
    /// <returns>Or the first rule that one of them breaks, with the field of its action.</returns>
    public static Outcome<DeskKeys> With(IReadOnlyDictionary<DeskAction, string> changes)
    {
        var wanted = Actions.ToDictionary(a => a, a => changes.TryGetValue(a, out var key) ? key.Trim().ToLowerInvariant() : DefaultOf(a));
        foreach (var action in Actions)
        {
            if (RuleBrokenBy(wanted[action]) is { } rule) return new Invalid($"{Field}.{action}", rule);
            var earlier = Actions.Where(other => other < action && wanted[other] == wanted[action]);
            if (earlier.Any()) return new Invalid($"{Field}.{action}", Words.Fill($"“{wanted[action].ToUpperInvariant()}” is the key of “{NameOf(earlier.First())}” already: choose another one for either."));
        }

        return new DeskKeys(wanted);
    }

    private static string? RuleBrokenBy(string key) => key switch
    {
        [>= '1' and <= '5'] => Words.Of("must not be a digit from 1 to 5: those give the quality."),
        [var c] when c is > ' ' and < '\u007f' || char.IsLetter(c) => null,
        _ => Words.Of("must be one character: a letter, a digit or a sign."),
    };
}
