using MudBlazor;
using Nadia.Core.Common;
using Nadia.Core.Drafting.Templates;
using Nadia.Core.Live;
using Nadia.Web.Components.Shared;
using Nadia.Web.Hosting;

namespace Nadia.Web.Features.Settings.Templates;

/// <summary>The reply templates: add, edit, put in order, switch off, look back.</summary>
public sealed partial class TemplatesPage(
    ReplyTemplateService service, CurrentActor current, IDialogService dialogs, ISnackbar snackbar, LiveFeed feed) : IDisposable
{
    private readonly Latest<IReadOnlyList<ReplyTemplateView>> templates = new();
    private readonly Saving saving = new(current, snackbar);
    private LiveSubscription? live;

    public void Dispose() => live?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        live = feed.Subscribe(change => change.Topic is LiveTopic.Prompts or LiveTopic.Everything, _ => InvokeAsync(async () =>
        {
            await ReadAsync();
            StateHasChanged();
        }));
        await ReadAsync();
    }

    private Task<bool> ReadAsync() => templates.ReadAsync(async () => await service.ListAsync(await current.GetAsync(), CancellationToken.None));

    private async Task AddAsync()
    {
        if (await dialogs.AskTemplateAsync() is not { } wanted) return;   // cancelled: nothing was saved
        await saving.SaveAsync(actor => service.AddAsync(wanted, actor, CancellationToken.None), ReadAsync, Words.Of("The template is added."));
    }

    private async Task EditAsync(ReplyTemplateView template)
    {
        if (await dialogs.AskTemplateTextAsync(template) is not { } text) return;
        await SaveTextAsync(template, text);
    }

    private async Task HistoryAsync(ReplyTemplateView template)
    {
        var read = await Attempt.ReadAsync(async () => await service.HistoryAsync(template.Id, await current.GetAsync(), CancellationToken.None));
        if (!read.TryGet(out var changes, out var refusal)) snackbar.Refuse(refusal);
        else if (await dialogs.ShowTemplateHistoryAsync(template, changes) is { } text) await SaveTextAsync(template, text);
    }

    private async Task SwitchAsync(ReplyTemplateView template) => await saving.SaveAsync(
        actor => service.SwitchAsync(template.Id, !template.Active, template.Version, actor, CancellationToken.None), ReadAsync,
        template.Active ? Words.Of("It is no longer offered.") : Words.Of("It is offered again."));

    private async Task MoveAsync((ReplyTemplateView Template, int By) move) => await saving.SaveAsync(
        actor => service.MoveAsync(move.Template.Id, move.By, move.Template.Version, actor, CancellationToken.None), ReadAsync);

    private async Task SaveTextAsync(ReplyTemplateView template, string text) => await saving.SaveAsync(
        actor => service.EditAsync(template.Id, text, template.Version, actor, CancellationToken.None), ReadAsync, Words.Of("The template is saved."));
}
