using System.Globalization;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using Nadia.Bot.Sandbox;
using Nadia.Core.Common;
using Nadia.Core.Live;
using Nadia.Web.Components.Shared;
using Nadia.Web.Hosting;

namespace Nadia.Web.Features.Sandbox;

/// <summary>Playing the customers. Who wrote is remembered by the database; somebody who has not written yet stands in the address.</summary>
public sealed partial class SandboxPage(
    SandboxService sandbox, SandboxReads reads, CurrentActor current, LiveFeed feed, IdSource ids, IDialogService dialogs, NavigationManager navigation,
    TimeProvider clock) : IDisposable
{
    private readonly Latest<List<SandboxPerson>> people = new();
    private LiveRefresh? live;

    [SupplyParameterFromQuery(Name = "as")]
    private string? UserId { get; set; }

    [SupplyParameterFromQuery(Name = "name")]
    private string? Name { get; set; }

    private SandboxPerson? Selected => people.Value?.Find(p => p.UserId == UserId);

    private NewPerson? Newcomer => UserId is null || Selected is not null || people.Value is null ? null : new(UserId, string.IsNullOrWhiteSpace(Name) ? null : Name);

    private string SelectedName => Selected?.Name ?? Newcomer?.Name ?? UserId ?? "";

    public void Dispose() => live?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        if (!sandbox.IsEnabled) return;
        live = new LiveRefresh(feed, clock, change => change.Topic is LiveTopic.Conversation or LiveTopic.Customer, () => InvokeAsync(RefreshAsync), TimeSpan.FromMilliseconds(400));
        await ReadAsync();
    }

    private async Task RefreshAsync()
    {
        await ReadAsync();
        StateHasChanged();
    }

    private Task<bool> ReadAsync() => people.ReadAsync(async () => await reads.PeopleAsync(await current.GetAsync(), CancellationToken.None));

    private async Task AddAsync()
    {
        // Ten digits, as many as Telegram's own ids have.
        var suggested = 5_000_000_000 + (long)((ulong)ids.NewRandomId() % 4_000_000_000);
        if (await dialogs.AskPersonAsync(suggested.ToString(CultureInfo.InvariantCulture)) is not { } person) return;
        navigation.NavigateTo(Address(person));
    }

    private static string Address(NewPerson person) =>
        $"/sandbox?as={Uri.EscapeDataString(person.UserId)}{(person.Name is null ? "" : $"&name={Uri.EscapeDataString(person.Name)}")}";

    private static string Initial(string name) => StringInfo.GetNextTextElement(name).ToUpperInvariant();

    /// <summary>The same colour for the same person each time; .NET's own string hashes differ from start to start (this is FNV-1a).</summary>
    private static string Face(string userId) => string.Create(
        CultureInfo.InvariantCulture, $"--hue: {userId.Aggregate(2_166_136_261u, (hash, c) => unchecked((hash ^ c) * 16_777_619u)) % 360}");
}
