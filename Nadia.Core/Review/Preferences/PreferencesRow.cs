namespace Nadia.Core.Review.Preferences;

/// <summary>A reviewer's preferences as they are stored.</summary>
public sealed class PreferencesRow
{
    /// <summary>The actor's id, as in a claim.</summary>
    public required string ReviewerId { get; init; }

    /// <summary>The keys that differ from the defaults, by the action's name.</summary>
    public required Dictionary<string, string> Keys { get; set; }

    public required bool ApproveWithoutAsking { get; set; }

    public required double? UndoSeconds { get; set; }

    public required DateTimeOffset UpdatedAt { get; set; }

    /// <summary>Keys that another version of NADIA stored and this one cannot use count as the defaults: nobody is locked out of the desk.</summary>
    internal ReviewerPreferences ToPreferences()
    {
        var changes = Keys.Where(k => Enum.IsDefined(typeof(DeskAction), k.Key)).ToDictionary(k => Enum.Parse<DeskAction>(k.Key), k => k.Value);
        return new(DeskKeys.With(changes).TryGet(out var keys, out _) ? keys : DeskKeys.Default, ApproveWithoutAsking, UndoSeconds);
    }
}
