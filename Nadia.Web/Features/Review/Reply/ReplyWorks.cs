using Nadia.Core.Common;
using Nadia.Core.Delivery;
using Nadia.Core.Drafting.Templates;
using Nadia.Core.Review;
using Nadia.Core.Review.Editing;
using Nadia.Core.Review.Labels;
using Nadia.Core.Safety;
using Nadia.Web.Components.Shared;
using Nadia.Web.Features.Review.Asks;
using Nadia.Web.Hosting;

namespace Nadia.Web.Features.Review.Reply;

/// <summary>What the reply pane reads and does, as the person of this circuit.</summary>
public sealed class ReplyWorks(
    DraftEdits edits,
    DraftVersions versions,
    ReplyTemplateReads templates,
    LabelSettings labels,
    StoppedBubbles stopped,
    ConstitutionBook constitutions,
    CurrentActor who,
    TimeProvider clock)
{
    /// <summary>Begins to work beside the reviewer; whoever begins it disposes of it.</summary>
    public ReplyWork Begin(OpenDraft draft, Func<Task> changed) => new(draft, edits, constitutions, who, clock, changed);

    /// <summary>The other drafts for the same messages; none when they could not be read.</summary>
    public async Task<IReadOnlyList<DraftVersion>> VersionsAsync(Guid draftId) =>
        (await Attempt.ReadAsync(async () => await versions.ListAsync(draftId, await who.GetAsync(), CancellationToken.None))).TryGet(out var list, out _) ? list : [];

    public Task<Outcome<IReadOnlyList<ReplyTemplate>>> TemplatesAsync() =>
        Attempt.ReadAsync(async () => await templates.ListAsync(await who.GetAsync(), CancellationToken.None));

    /// <summary>Which labels the business asks for; the defaults when they could not be read.</summary>
    public async Task<LabelUses> LabelUsesAsync() =>
        (await Attempt.ReadAsync(async () => await labels.ReadAsync(await who.GetAsync(), CancellationToken.None))).TryGet(out var asked, out _) ? asked : LabelUses.Default;

    /// <summary>What to ask for beside the yes to the text as it stands, with what its changes suggest.</summary>
    public async Task<LabelForm> LabelsAsync(OpenDraft draft, IReadOnlyList<EditTag> tags)
    {
        var editor = draft.Editor;
        var uses = await LabelUsesAsync();
        var ready = (await TemplatesAsync()).TryGet(out var known, out _) ? known.Select(t => (t.Level, t.Text)).ToList() : [];
        var (start, final) = (editor.Start, editor.Texts);
        var rules = constitutions.Latest;
        var found = rules.Judge(draft.View.CustomerMessage, final).Findings;
        var before = editor.Base is null ? draft.View.Findings : rules.Judge(draft.View.CustomerMessage, start).Findings;
        var suggested = TagSuggestions.Of(new(start, final, before, found, ready));
        var given = editor.Bubbles.Where(b => b.Level is not null).Select(b => TagSuggestions.CodeOf(b.Level!.Value));
        return new(uses, tags, suggested, [.. given, .. suggested.Where(IsTemplate)], WordDiff.Effort(start, final) > 0);
    }

    /// <summary>Sends what stopped once more, or lets it be, or brings it before the reviewer; the draft to open for the last.</summary>
    public Task<Outcome<Guid>> SettleAsync(ReviewView view, StoppedVerb verb) => Attempt.SaveAsync(async () =>
    {
        var (reply, me) = (view.ReturnedFrom ?? view.Id, await who.GetAsync());
        return verb switch
        {
            StoppedVerb.Retry => await stopped.RetryAsync(reply, view.ConversationRevision, me, CancellationToken.None),
            StoppedVerb.Drop => await stopped.DropAsync(reply, me, CancellationToken.None),
            StoppedVerb.Edit => await stopped.EditAsync(reply, me, CancellationToken.None),
        };
    });

    /// <summary>That a template stands in the text is certain, not a guess.</summary>
    private static bool IsTemplate(string code) => Enum.GetValues<ReplyTemplateLevel>().Any(level => TagSuggestions.CodeOf(level) == code);
}
