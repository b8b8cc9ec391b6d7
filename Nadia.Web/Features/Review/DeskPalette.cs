using Nadia.Core.Common;
using Nadia.Core.Review.Labels;
using Nadia.Core.Review.Preferences;
using Nadia.Web.Components.Palette;

namespace Nadia.Web.Features.Review;

/// <summary>The review page's actions as the command palette lists them: those alone that can be done at this moment.</summary>
internal static class DeskPalette
{
    /// <param name="press">Does what a key without a button does.</param>
    /// <param name="act">Presses the button of an action's default key in the browser.</param>
    public static IEnumerable<PaletteEntry> Entries(ReviewDeskState state, DeskActions actions, Func<string, Task> press, Func<string, Task> act) =>
        DeskKeys.Actions.Where(action => IsOffered(action, state, actions)).Select(action => new PaletteEntry(
            Words.Of("Do"), DeskKeys.NameOf(action), actions.Preferences.Keys[action].ToUpperInvariant(), () => Run(DeskKeys.DefaultOf(action), press, act)));

    private static Task Run(string key, Func<string, Task> press, Func<string, Task> act) => key is "j" or "k" ? press(key) : act(key);

    private static bool IsOffered(DeskAction action, ReviewDeskState state, DeskActions actions) => action switch
    {
        DeskAction.Approve => state.CanApprove,
        DeskAction.Edit or DeskAction.Reject or DeskAction.Regenerate or DeskAction.CallToAction => state.CanDecide,
        DeskAction.Tags => state.CanDecide && actions.Uses.Tags != LabelUse.Hidden,
        DeskAction.DraftIt or DeskAction.WriteIt => state is { CanDecide: true, Open.IsUnwritten: true },
        DeskAction.Skip => state.CanSkip,
        DeskAction.Status => state.Open is not null,
        DeskAction.Undo => actions.CanUndo,
        DeskAction.Next or DeskAction.Previous or DeskAction.Search or DeskAction.Help => true,
    };
}
