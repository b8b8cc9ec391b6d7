using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;
using Nadia.Core.Common;
using Nadia.Core.Customers;
using Nadia.Web.Components.Shared;
using Nadia.Web.Hosting;

namespace Nadia.Web.Components.Palette;

/// <summary>The command palette: what fits the typed words among the actions, the places and the customers. It answers the entry that was chosen.</summary>
public sealed partial class PaletteDialog(CustomerReads customers, CurrentActor who, NavigationManager navigation)
{
    private const int MostShown = 40;
    private const int MostCustomers = 8;
    private const int ShortestName = 2;

    private ElementReference box;
    private List<PaletteEntry> shown = [];
    private string text = "";
    private int at;
    private int ticket;
    private bool searching;
    private bool taken;
    private Refusal? problem;

    /// <summary>How it opens.</summary>
    public static DialogOptions Look { get; } = Questions.Options with { MaxWidth = MaxWidth.Small, Position = DialogPosition.TopCenter };

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = default!;

    [Parameter, EditorRequired]
    public IReadOnlyList<PaletteEntry> Entries { get; set; } = [];

    private string Status => string.Join(' ', new[] { Fits, searching ? Words.Of("Looking for customers…") : problem is null ? null : Words.Fill($"Customers could not be looked for. {problem.Message}") }.OfType<string>());

    private string? Fits => shown.Count switch
    {
        0 => searching || problem is not null ? null : Words.Of("Nothing fits."),
        1 => Words.Of("1 fits: arrow keys choose, Enter takes, Escape leaves."),
        _ => Words.Fill($"{shown.Count} fit: arrow keys choose, Enter takes, Escape leaves."),
    };

    protected override void OnInitialized() => Show([]);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender) await box.FocusAsync();
    }

    // Actions and places at once; customers when the database has answered, if the words are still the same.
    private async Task SearchAsync(string? typed)
    {
        text = typed ?? "";
        var mine = ++ticket;
        (at, problem, searching, taken) = (0, null, text.Trim().Length >= ShortestName, false);
        Show([]);
        if (!searching) return;
        var found = await Attempt.ReadAsync(async () => await customers.SearchAsync(text, null, null, MostCustomers, await who.GetAsync(), CancellationToken.None));
        if (mine != ticket) return;
        searching = false;
        if (found.TryGet(out var page, out problem)) Show(page.Items);
        if (taken && shown.Count > 0) Choose(shown[0]);
    }

    // Customers stand at the end, so that the choice stays with its entry when they come.
    private void Show(IReadOnlyList<CustomerSummary> people) => shown = [.. Entries.Where(e => e.Fits(text)).Take(MostShown), .. people.Select(Entry)];

    private PaletteEntry Entry(CustomerSummary customer) => new(Words.Of("Customer"), customer.DisplayName, null, () =>
    {
        navigation.NavigateTo($"/customers/{customer.UserId}");
        return Task.CompletedTask;
    });

    // Enter that is faster than the database takes the first of what is found.
    private void OnKey(KeyboardEventArgs key)
    {
        if (shown.Count == 0) taken = searching && key.Key == "Enter";
        if (shown.Count == 0) return;
        if (key.Key == "ArrowDown") at = (at + 1) % shown.Count;
        else if (key.Key == "ArrowUp") at = (at + shown.Count - 1) % shown.Count;
        else if (key.Key == "Enter") Choose(shown[at]);
    }

    private void Choose(PaletteEntry entry) => Dialog.Close(DialogResult.Ok(entry));
}
