using System.Globalization;
using MudBlazor;
using Nadia.Core.Common;
using Nadia.Core.Review.Preferences;
using Nadia.Web.Components.Shared;
using Nadia.Web.Hosting;

namespace Nadia.Web.Features.Review.Preferences;

/// <summary>A reviewer's own preferences: keys, the question before an approval, the time to undo one.</summary>
public sealed partial class PreferencesPage(PreferencesService service, CurrentActor current, IDialogService dialogs, ISnackbar snackbar)
{
    private readonly Latest<ReviewerPreferences> preferences = new();
    private bool busy;
    private PreferencesForm? form;

    private string Limit => service.UndoLimit.TotalSeconds.ToString("0.##", CultureInfo.InvariantCulture);

    protected override Task OnInitializedAsync() => LoadAsync();

    private static string Id(DeskAction action) => $"key-{action.ToString().ToLowerInvariant()}";

    private async Task LoadAsync()
    {
        await preferences.ReadAsync(async () => await service.ReadAsync(await current.GetAsync(), CancellationToken.None));
        if (preferences.Value is { } now) form = new(now);
    }

    private Task SaveAsync() => form is null ? Task.CompletedTask : SaveAsync(form.Keys, form.ApproveWithoutAsking, form.Undo, Words.Of("Preferences saved."));

    private async Task ResetAsync()
    {
        var sure = await dialogs.ConfirmAsync(
            Words.Of("Reset preferences"), Words.Of("All keys, the question before an approval and the time to undo become what they were at first."), Words.Of("Reset"));
        if (sure) await SaveAsync(new Dictionary<DeskAction, string>(), false, null, Words.Of("Everything is as it was at first."));
    }

    // A refusal stands beside its field, and what was typed stays.
    private async Task SaveAsync(IReadOnlyDictionary<DeskAction, string> keys, bool approveWithoutAsking, double? undo, string success)
    {
        busy = true;
        var outcome = await Attempt.SaveAsync(async () => await service.SaveAsync(keys, approveWithoutAsking, undo, await current.GetAsync(), CancellationToken.None));
        busy = false;
        if (!outcome.TryGet(out var saved, out var refusal))
        {
            form!.Problem = refusal;
            return;
        }

        form = new(saved);
        snackbar.Say(success, Severity.Success);
    }
}
