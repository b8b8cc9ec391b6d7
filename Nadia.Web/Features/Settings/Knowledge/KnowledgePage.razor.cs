using MudBlazor;
using Nadia.Core.Common;
using Nadia.Core.Knowledge;
using Nadia.Web.Components.Shared;
using Nadia.Web.Hosting;

namespace Nadia.Web.Features.Settings.Knowledge;

/// <summary>The documents of what the business knows: add, change, restore an earlier version, remove.</summary>
public sealed partial class KnowledgePage(
    KnowledgeService service, KnowledgeReads reads, CurrentActor current, IDialogService dialogs, ISnackbar snackbar)
{
    private readonly Latest<IReadOnlyList<KnowledgeRow>> documents = new();
    private readonly Saving saving = new(current, snackbar);

    protected override Task OnInitializedAsync() => LoadAsync();

    private Task<bool> LoadAsync() => documents.ReadAsync(async () => await reads.ListAsync(await current.GetAsync(), CancellationToken.None));

    private async Task AddAsync()
    {
        if (await dialogs.AskDocumentAsync(Words.Of("Add document"), new("", KnowledgeLanguage.English, "")) is not { } edit) return;   // cancelled: nothing was saved
        await SaveAsync(null, 0, edit);
    }

    private async Task EditAsync(KnowledgeRow row)
    {
        var read = await Attempt.ReadAsync(async () => await reads.GetAsync(row.Id, await current.GetAsync(), CancellationToken.None));
        if (!read.TryGet(out var document, out var refusal))
        {
            snackbar.Refuse(refusal);
            return;
        }

        KnowledgeEdit start = new(document.Title, document.Language, document.Text, document.Enabled);
        if (await dialogs.AskDocumentAsync(Words.Of("Edit document"), start) is not { } edit || edit == start) return;   // cancelled: nothing was saved
        await SaveAsync(document.Id, document.Version, edit);
    }

    private async Task VersionsAsync(KnowledgeRow row)
    {
        var read = await Attempt.ReadAsync(async () => await reads.HistoryAsync(row.Id, await current.GetAsync(), CancellationToken.None));
        if (!read.TryGet(out var versions, out var refusal))
        {
            snackbar.Refuse(refusal);
            return;
        }

        if (await dialogs.AskVersionAsync(versions) is not { } wanted) return;   // cancelled: nothing was saved
        await saving.SaveAsync(
            async actor => Box(await service.RestoreAsync(row.Id, wanted.Version, row.Version, actor, CancellationToken.None)), LoadAsync, Words.Fill($"Version {wanted.Version} is back."));
    }

    private async Task RemoveAsync(KnowledgeRow row)
    {
        if (!await dialogs.AskRemoveAsync(row)) return;
        await saving.SaveAsync(async actor => Box(await service.RemoveAsync(row.Id, row.Version, actor, CancellationToken.None)), LoadAsync, Words.Fill($"“{row.Title}” is removed."));
    }

    private async Task SaveAsync(int? id, int version, KnowledgeEdit edit) => await saving.SaveAsync(
        async actor => Box(await service.SaveAsync(id, version, edit, actor, CancellationToken.None)), LoadAsync, Words.Fill($"“{edit.Title}” counts from the next draft on."));

    private static Outcome<Done> Box(Outcome<int> saved) => saved.Refusal is { } refusal ? refusal : Done.It;
}
