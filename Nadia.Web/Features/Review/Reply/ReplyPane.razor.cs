using System.Globalization;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using Nadia.Core.Common;
using Nadia.Core.Drafting;
using Nadia.Core.Review;
using Nadia.Core.Review.Editing;
using Nadia.Web.Components.Shared;

namespace Nadia.Web.Features.Review.Reply;

/// <summary>The reply with all that is to be known of it; works for one draft, and keeps and reads what is written over it.</summary>
public sealed partial class ReplyPane(ReplyWorks works, ISnackbar snackbar) : IAsyncDisposable
{
    private ReplyWork work = default!;
    private IReadOnlyList<DraftVersion> versions = [];
    private bool busy;
    private bool wasReady;
    private int? touched;

    [Parameter, EditorRequired]
    public OpenDraft Draft { get; set; } = default!;

    [Parameter]
    public bool Busy { get; set; }

    [Parameter]
    public EventCallback<Guid> OpenNew { get; set; }

    /// <summary>How the draft stands: who has it, what is new, what to do about it.</summary>
    [Parameter]
    public RenderFragment? Standing { get; set; }

    /// <summary>Asks the models for a draft that is not there yet.</summary>
    [Parameter]
    public EventCallback DraftIt { get; set; }

    /// <summary>Whether the reply can be sent as it stands has changed.</summary>
    [Parameter]
    public EventCallback Ready { get; set; }

    private string Origin => Draft.View switch
    {
        { Origin: DraftOrigin.Unwritten } => "",
        { Origin: DraftOrigin.Returned } => Words.Of("Approved before; it did not leave."),
        { Offline: true } => StoredReason.Say(Draft.View.OriginReason) ?? Words.Of("No model is configured: the built-in drafter wrote this."),
        { OriginReason: { } note } => $"{Models} · {StoredReason.Say(note)}",
        _ => Models,
    };

    private string Models =>
        $"{Stage(Draft.View.Creative)} → {Stage(Draft.View.Refine)} · {Usd.Call(Draft.View.Creative.CostUsd + Draft.View.Refine.CostUsd, decimals: 4)}";

    public ValueTask DisposeAsync() => work.DisposeAsync();

    protected override void OnInitialized() => work = works.Begin(Draft, () => InvokeAsync(StateHasChanged));

    // The text can be written before either has come, and nothing is drawn anew where there is no earlier version.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        await work.StartAsync();
        touched = Draft.Editor.Changes;
        versions = await works.VersionsAsync(Draft.Id);
        if (versions.Count > 1) StateHasChanged();
    }

    protected override void OnParametersSet()
    {
        wasReady = Draft.Editor.Problem is null;
        // A text that was put back from outside of this pane is judged and kept like one that was typed.
        if (touched is { } last && last != Draft.Editor.Changes) Touch();
    }

    private static string Stage(StageUsage stage) => $"{stage.Model} ({(stage.LatencyMs / 1000.0).ToString("0.0", CultureInfo.InvariantCulture)} s)";

    // The page is not drawn anew at each letter, only when a button of it changes.
    private Task TouchAsync()
    {
        Touch();
        var ready = Draft.Editor.Problem is null;
        if (ready == wasReady) return Task.CompletedTask;
        wasReady = ready;
        return Ready.InvokeAsync();
    }

    private void Touch()
    {
        if (touched is not null) touched = Draft.Editor.Changes;
        work.Touch();
    }

    private void Write() => Draft.Writes = true;

    private Task UseAsync(DraftVersion version)
    {
        Draft.Editor.Use(version.Id == Draft.Id ? null : new ChosenVersion(version.Id, version.Bubbles));
        return TouchAsync();
    }

    private Task TakeAsync(OfferedEdit offer)
    {
        Draft.Editor.Use(offer.Bubbles);
        RefuseOffer(offer);
        return TouchAsync();
    }

    private void RefuseOffer(OfferedEdit offer) => Draft.Offers = [.. Draft.Offers.Where(o => o != offer)];

    private async Task SettleAsync(StoppedVerb verb)
    {
        busy = true;
        var settled = await works.SettleAsync(Draft.View, verb);
        busy = false;
        if (!settled.TryGet(out var draftId, out var refusal)) snackbar.Refuse(refusal);
        else if (verb == StoppedVerb.Edit) await OpenNew.InvokeAsync(draftId);
        else snackbar.Say(verb == StoppedVerb.Retry ? Words.Of("Sending once more, as it was.") : Words.Of("Dropped. It is not sent."));
    }
}
