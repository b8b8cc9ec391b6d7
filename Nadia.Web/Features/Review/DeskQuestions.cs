using MudBlazor;
using Nadia.Core.Drafting;
using Nadia.Core.Review;
using Nadia.Core.Review.Labels;
using Nadia.Core.Review.Preferences;
using Nadia.Core.Safety;
using Nadia.Web.Components.Shared;
using Nadia.Web.Features.Review.Asks;
using Nadia.Web.Features.Review.Reply;

namespace Nadia.Web.Features.Review;

/// <summary>What the review page asks. Null means cancelled, and then nothing has happened.</summary>
public sealed class DeskQuestions(IDialogService dialogs, ReplyWorks works, ISnackbar snackbar, ConstitutionBook constitutions)
{
    /// <summary>Asks before a reply leaves, unless the reviewer wants no question, has seen it, and nothing speaks against this reply.</summary>
    /// <param name="seen">Whether the draft has been on the screen for long enough to be looked at.</param>
    public async Task<ApproveAnswer?> ApproveAsync(OpenDraft draft, ReviewerPreferences preferences, bool seen, Func<Task<IReadOnlyList<EditTag>>> tags)
    {
        var labels = await LabelsAsync(draft, tags);
        if (preferences.ApproveWithoutAsking && seen && labels.Problem is null && await IsWithoutFlagsAsync(draft))
            return new(draft.Editor.Texts, labels.Notes, labels.Quality, [.. labels.Chosen.Order(StringComparer.Ordinal)], SendAnyway: false);
        return Kept(draft, await dialogs.AskApproveAsync(draft, labels));
    }

    /// <summary>Asks before a reply leaves although the conversation has moved on; the reviewer has said so already.</summary>
    public async Task<ApproveAnswer?> SendAnywayAsync(OpenDraft draft, Func<Task<IReadOnlyList<EditTag>>> tags) =>
        Kept(draft, await dialogs.AskApproveAsync(draft, await LabelsAsync(draft, tags), sendAnyway: true));

    /// <summary>Asks why. What was said of the draft before goes with the no, unless the business has hidden it.</summary>
    public async Task<RejectAnswer?> RejectAsync(OpenDraft draft)
    {
        // Read before the question: between its answer and the saving nothing is waited for, or the page could let the claim go.
        var (said, uses) = (draft.Labels, await works.LabelUsesAsync());
        if (await dialogs.AskRejectAsync(draft.View.DisplayName, said.Notes) is not { } answer) return null;
        said.Notes = answer.Notes ?? "";
        return answer with
        {
            Quality = uses.Quality == LabelUse.Hidden ? null : said.Quality,
            Tags = uses.Tags == LabelUse.Hidden ? [] : [.. said.Tags.Order(StringComparer.Ordinal)],
        };
    }

    public Task<RegenerateAnswer?> RegenerateAsync(OpenDraft draft) => dialogs.AskRegenerateAsync(draft.Editor.IsChanged);

    public Task<IReadOnlyList<string>?> TagsAsync(OpenDraft draft, IReadOnlyList<EditTag> tags) => dialogs.AskTagsAsync(tags, draft.Labels.Tags);

    /// <summary>All labels of the draft at once, kept on the draft when they are answered.</summary>
    public async Task LabelAsync(OpenDraft draft, Func<Task<IReadOnlyList<EditTag>>> tags)
    {
        if (await dialogs.AskLabelsAsync(await LabelsAsync(draft, tags)) is { } said) draft.Labels.Keep(said.Quality, said.Chosen, said.Notes);
    }

    /// <summary>A word to the holder of the draft that is to be taken over.</summary>
    public Task<string?> TakeOverAsync(string holderName) => dialogs.AskTakeOverAsync(holderName);

    /// <summary>Shows all keys; there is nothing to answer.</summary>
    public Task ShowKeysAsync(DeskKeys keys) => dialogs.ShowKeysAsync(keys);

    /// <summary>What the business asks of its reviewers beside the decision; the defaults while the database is away.</summary>
    public Task<LabelUses> LabelUsesAsync() => works.LabelUsesAsync();

    public void Say(string text) => snackbar.Say(text, MudBlazor.Severity.Warning);

    private static ApproveAnswer? Kept(OpenDraft draft, ApproveAnswer? answer)
    {
        if (answer is not null) draft.Labels.Keep(answer.Quality, answer.Tags, answer.Notes);
        return answer;
    }

    // What the reviewer has said by key before the question stands in it.
    private async Task<LabelForm> LabelsAsync(OpenDraft draft, Func<Task<IReadOnlyList<EditTag>>> tags)
    {
        var labels = await works.LabelsAsync(draft, await tags());
        // What the business has hidden meanwhile is not stored either.
        if (labels.Uses.Quality != LabelUse.Hidden) labels.Quality = draft.Labels.Quality;
        if (labels.Uses.Tags != LabelUse.Hidden) labels.Chosen.UnionWith(draft.Labels.Tags);
        if (labels.Uses.Notes != LabelUse.Hidden) labels.Notes = draft.Labels.Notes;
        return labels;
    }

    // Judged on the text as it would leave: what a reviewer wrote may bear a flag that the draft did not.
    private async Task<bool> IsWithoutFlagsAsync(OpenDraft draft)
    {
        if (draft.View is not { Recommendation: Recommendation.Approve, Stale: false, Origin: not DraftOrigin.Returned } view) return false;
        return (await constitutions.ReadAsync(CancellationToken.None)).Judge(view.CustomerMessage, draft.Editor.Texts).Findings.Count == 0;
    }
}
