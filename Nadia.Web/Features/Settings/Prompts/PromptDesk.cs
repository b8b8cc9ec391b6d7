using Nadia.Core.Common;
using Nadia.Core.Drafting.Prompts;

namespace Nadia.Web.Features.Settings.Prompts;

/// <summary>A prompt while it is being edited. What somebody else saves meanwhile never takes the place of what is typed here.</summary>
public sealed class PromptDesk
{
    /// <summary>What the edit began from.</summary>
    public PromptSheet? Sheet { get; private set; }

    public string Text { get; set; } = "";

    /// <summary>What somebody else saved since.</summary>
    public PromptSheet? Newer { get; private set; }

    public bool IsEdited => Sheet is not null && PromptRules.Tidy(Text) != Sheet.Text;

    /// <summary>What is wrong with the text, as a sentence; null when it may be saved.</summary>
    public string? Problem => PromptRules.Text(Text) is { } broken ? Words.Fill($"The text {broken.Rule}") : null;

    public bool CanSave => IsEdited && Problem is null;

    /// <summary>It was read, for the first time or again.</summary>
    public void Show(PromptSheet sheet)
    {
        if (Sheet is null || !IsEdited || sheet.Text == PromptRules.Tidy(Text)) Take(sheet);
        else if (sheet.Version != Sheet.Version) Newer = sheet;
        else Sheet = sheet;
    }

    /// <summary>Begins anew from what is in use, and lets go of what was typed.</summary>
    public void Take(PromptSheet sheet) => (Sheet, Text, Newer) = (sheet, sheet.Text, null);

    /// <summary>What was typed stays and now stands over what somebody else saved, so that it can be saved as the version after theirs.</summary>
    public void KeepMine()
    {
        if (Newer is { } newer) (Sheet, Newer) = (newer, null);
    }

    public void Discard()
    {
        if ((Newer ?? Sheet) is { } sheet) Take(sheet);
    }
}
