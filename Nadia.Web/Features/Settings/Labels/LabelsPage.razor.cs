using MudBlazor;
using Nadia.Core.Common;
using Nadia.Core.Live;
using Nadia.Core.Review;
using Nadia.Core.Review.Labels;
using Nadia.Web.Components.Shared;
using Nadia.Web.Hosting;

namespace Nadia.Web.Features.Settings.Labels;

/// <summary>Which labels are asked for, and the taxonomy of edit tags: add, rename, merge, retire.</summary>
public sealed partial class LabelsPage(EditTags service, LabelSettings settings, CurrentActor current, IDialogService dialogs, ISnackbar snackbar, LiveFeed feed) : IDisposable
{
    private readonly Latest<IReadOnlyList<EditTag>> tags = new();
    private readonly Latest<LabelUses> uses = new();
    private readonly Saving saving = new(current, snackbar);
    private LiveSubscription? live;

    public void Dispose() => live?.Dispose();

    protected override Task OnInitializedAsync()
    {
        live = feed.Subscribe(change => change.Topic is LiveTopic.Labels or LiveTopic.Everything, _ => InvokeAsync(async () =>
        {
            await LoadAsync();
            StateHasChanged();
        }));
        return LoadAsync();
    }

    private async Task LoadAsync()
    {
        await tags.ReadAsync(async () => await service.ListAsync(await current.GetAsync(), CancellationToken.None));
        await uses.ReadAsync(async () => await settings.ReadAsync(await current.GetAsync(), CancellationToken.None));
    }

    private string? LabelOf(string? code) => tags.Value?.FirstOrDefault(t => t.Code == code) is { } tag ? EditTagWords.Say(tag.Label) : null;

    private async Task AskAsync(LabelUses wanted) =>
        await saving.SaveAsync(actor => settings.SaveAsync(wanted, actor, CancellationToken.None), LoadAsync, Words.Of("Counts from the next approval on."));

    private async Task AddAsync()
    {
        if (await dialogs.AskTagAsync() is not { } wanted) return;   // cancelled: nothing was saved
        await saving.SaveAsync(actor => service.AddAsync(wanted.Family, wanted.Label, actor, CancellationToken.None), LoadAsync, Words.Fill($"“{wanted.Label}” is offered from now on."));
    }

    private async Task RenameAsync(EditTag tag)
    {
        if (await dialogs.AskLabelAsync(tag) is not { } wanted || wanted.Label == EditTagWords.Say(tag.Label)) return;
        await saving.SaveAsync(actor => service.RenameAsync(tag.Code, wanted.Label, actor, CancellationToken.None), LoadAsync);
    }

    private async Task MergeAsync(EditTag tag)
    {
        if (await dialogs.AskMergeAsync(tag, [.. tags.Value!.Where(t => t.RetiredAt is null && t.Code != tag.Code)]) is not { } into) return;
        await saving.SaveAsync(actor => service.MergeAsync(tag.Code, into, actor, CancellationToken.None), LoadAsync, Words.Fill($"“{LabelOf(into)}” stands for both now."));
    }

    private async Task RetireAsync(EditTag tag)
    {
        var retire = tag.RetiredAt is null;
        if (retire && !await dialogs.ConfirmAsync(Words.Of("Retire edit tag"), Words.Fill($"“{EditTagWords.Say(tag.Label)}” is not offered any more. Reviews that bear it keep it."), Words.Of("Retire"))) return;
        await saving.SaveAsync(actor => service.RetireAsync(tag.Code, retire, actor, CancellationToken.None), LoadAsync);
    }
}
