using Microsoft.AspNetCore.Components;
using MudBlazor;
using Nadia.Core.Common;
using Nadia.Core.Customers.Facts;
using Nadia.Web.Components.Shared;
using Nadia.Web.Hosting;

namespace Nadia.Web.Features.Customers.Known;

/// <summary>What is known of one customer: proposals are kept or dropped by one click, what stands is edited, retired, and added to.</summary>
public sealed partial class FactList(FactService facts, CurrentActor current, IDialogService dialogs, ISnackbar snackbar)
{
    private readonly Saving saving = new(current, snackbar);

    [Parameter, EditorRequired]
    public string UserId { get; set; } = "";

    [Parameter, EditorRequired]
    public IReadOnlyList<FactView> Facts { get; set; } = [];

    /// <summary>Something was saved, or turned out to have been changed by somebody else.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    private Task KeepAsync(FactView fact) => SaveAsync(actor => facts.KeepAsync(fact.Id, actor, CancellationToken.None));

    private Task DropAsync(FactView fact) => SaveAsync(actor => facts.DropAsync(fact.Id, actor, CancellationToken.None));

    private Task RetireAsync(FactView fact) => SaveAsync(
        actor => facts.RetireAsync(fact.Id, actor, CancellationToken.None), Words.Of("Drafts are not told of it any more."));

    private async Task EditAsync(FactView fact)
    {
        if (await dialogs.AskFactAsync(Words.Of("Edit fact"), fact.Text) is not { } text) return;   // cancelled: nothing was saved
        await SaveAsync(actor => facts.EditAsync(fact.Id, fact.Text, text, actor, CancellationToken.None));
    }

    private async Task AddAsync()
    {
        var userId = UserId;
        if (await dialogs.AskFactAsync(Words.Of("Add fact"), "") is not { } text) return;   // cancelled: nothing was saved
        await SaveAsync(actor => facts.AddAsync(userId, text, actor, CancellationToken.None));
    }

    private async Task SaveAsync(Func<Actor, Task<Outcome<Done>>> save, string? success = null) => await saving.SaveAsync(save, () => Changed.InvokeAsync(), success);
}
