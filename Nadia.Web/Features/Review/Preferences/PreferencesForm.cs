using System.Globalization;
using Nadia.Core.Common;
using Nadia.Core.Review.Preferences;

namespace Nadia.Web.Features.Review.Preferences;

/// <summary>What is typed into the preferences page: a copy of what is in force.</summary>
public sealed class PreferencesForm
{
    private readonly Dictionary<DeskAction, string> keys;

    public PreferencesForm(ReviewerPreferences now)
    {
        keys = DeskKeys.Actions.ToDictionary(a => a, a => now.Keys[a]);
        ApproveWithoutAsking = now.ApproveWithoutAsking;
        UndoSeconds = now.UndoSeconds?.ToString("0.##", CultureInfo.InvariantCulture) ?? "";
    }

    public IReadOnlyDictionary<DeskAction, string> Keys => keys;

    public bool ApproveWithoutAsking { get; set; }

    /// <summary>Blank for the business's own time.</summary>
    public string UndoSeconds { get; set; }

    /// <summary>Why it was not saved; null when it was or has not been tried.</summary>
    public Refusal? Problem { get; set; }

    /// <summary>As it is read: null when it is blank, a number that no rule allows when it is no number.</summary>
    public double? Undo => string.IsNullOrWhiteSpace(UndoSeconds) ? null
        : double.TryParse(UndoSeconds, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) ? seconds : double.NaN;

    /// <summary>Of what is in the field the last character counts: typing over it is enough.</summary>
    public void Press(DeskAction action, string? text) => keys[action] = text?.Trim() is [.., var last] ? char.ToLowerInvariant(last).ToString() : "";

    /// <summary>The rule that a field breaks, as a sentence; null for the others.</summary>
    public string? ErrorOf(string field) => Problem is Invalid broken && broken.Field == field ? Words.Fill($"It {broken.Rule}") : null;

    public string? ErrorOf(DeskAction action) => Problem is Invalid broken && broken.Field == $"{DeskKeys.Field}.{action}" ? Capital(broken.Rule) : null;

    // A rule that begins small goes on after the field.
    private static string Capital(string rule) => char.IsLower(rule, 0) ? Words.Fill($"It {rule}") : rule;
}
