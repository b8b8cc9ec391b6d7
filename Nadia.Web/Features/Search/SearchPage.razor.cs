using Microsoft.AspNetCore.Components;
using Nadia.Core.Common;
using Nadia.Core.Conversations;
using Nadia.Core.Search;
using Nadia.Web.Components.Shared;
using Nadia.Web.Hosting;

namespace Nadia.Web.Features.Search;

/// <summary>Searches what was ever said or noted. What is looked for and where is in the address; it grows by key. What it finds is shown as text, marked piece by piece.</summary>
public sealed partial class SearchPage(SearchReads search, CurrentActor who, NavigationManager navigation)
{
    private const int PageSize = 50;
    private const int Excerpt = 240;

    private string typed = "";
    private string text = "";
    private SearchPlace where;
    private SearchWords? words;
    private List<SearchHit>? hits;
    private string? next;
    private Refusal? problem;
    private bool busy;
    private int turn;

    [SupplyParameterFromQuery]
    private string? Q { get; set; }

    /// <summary>Where to look, as the address names it.</summary>
    [SupplyParameterFromQuery]
    private string? In { get; set; }

    protected override Task OnParametersSetAsync()
    {
        var wanted = (Q ?? "").Trim();
        if (wanted.Length > SearchWords.MaxText) wanted = wanted[..SearchWords.MaxText];
        var place = Enum.GetValues<SearchPlace>().FirstOrDefault(p => Key(p) == In);
        if (wanted == text && place == where && hits is not null) return Task.CompletedTask;
        (text, typed, where, words) = (wanted, wanted, place, SearchWords.Of(wanted));
        return text.Length == 0 ? Task.CompletedTask : ReadAsync();
    }

    private Task ReadAsync()
    {
        (hits, next, problem) = (null, null, null);
        return MoreAsync();
    }

    private async Task MoreAsync()
    {
        var mine = ++turn;
        busy = true;
        var read = await Attempt.ReadAsync(async () => await search.FindAsync(where, text, next, PageSize, await who.GetAsync(), CancellationToken.None));
        if (mine != turn) return;
        busy = false;
        if (read.TryGet(out var page, out var refusal)) (hits, next, problem) = ([.. hits ?? [], .. page.Items], page.Next, null);
        else problem = refusal;
    }

    private void Go() => navigation.NavigateTo(Address(typed.Trim(), where));

    private IReadOnlyList<(string Text, bool IsHit)> Pieces(SearchHit hit) => words?.MarkExcerpt(hit.Text, Excerpt) ?? [(hit.Text, false)];

    private static string Address(string text, SearchPlace place) => $"/search?q={Uri.EscapeDataString(text)}&in={Key(place)}";

    private static string Key(SearchPlace place) => place switch
    {
        SearchPlace.Messages => "messages",
        SearchPlace.ReviewNotes => "reviews",
        SearchPlace.CustomerNotes => "customers",
    };

    private static string Name(SearchPlace place) => place switch
    {
        SearchPlace.Messages => Words.Of("Messages"),
        SearchPlace.ReviewNotes => Words.Of("Reviewer notes"),
        SearchPlace.CustomerNotes => Words.Of("Customer notes"),
    };

    private string Target(SearchHit hit) => where switch
    {
        SearchPlace.Messages => $"/customers/{Uri.EscapeDataString(hit.UserId)}?message={hit.Id}",
        SearchPlace.ReviewNotes => $"/review/{hit.DraftId}",
        SearchPlace.CustomerNotes => $"/customers/{Uri.EscapeDataString(hit.UserId)}",
    };

    private static string Said(SearchHit hit) => string.Concat(new[]
    {
        hit.Direction switch { MessageDirection.In => Words.Of("wrote"), MessageDirection.Out => Words.Of("was written to"), _ => null },
        hit.Held ? Words.Of("held") : null,
        hit.By is null ? null : Words.Fill($"{hit.By} noted"),
    }.OfType<string>().Select(fact => $"{fact} · "));
}
