using System.Globalization;
using Microsoft.AspNetCore.Components;
using Nadia.Core.Common;
using Nadia.Core.Conversations;
using Nadia.Core.Live;
using Nadia.Core.Search;
using Nadia.Web.Components.Shared;
using Nadia.Web.Hosting;

namespace Nadia.Web.Features.Customers;

/// <summary>Both sides of a customer's latest conversation, as text.</summary>
public sealed partial class ConversationLog(ConversationReads reads, SearchReads search, CurrentActor current, LiveFeed feed, TimeProvider clock) : IDisposable
{
    private const int Step = 50;
    private readonly Latest<Timeline> log = new();
    private LiveRefresh? live;
    private string? conversation;
    private int wanted = Step;
    private long? read;
    private long? shownMessage;
    private ElementReference found;

    [Parameter, EditorRequired]
    public string UserId { get; set; } = "";

    /// <summary>The message to show the conversation at; null for the latest ones.</summary>
    [SupplyParameterFromQuery(Name = "message")]
    private long? MessageId { get; set; }

    [CascadingParameter]
    private ViewerZone Zone { get; set; } = ViewerZone.Unknown;

    public void Dispose() => live?.Dispose();

    protected override Task OnParametersSetAsync()
    {
        if (live is null || MessageId == read) return Task.CompletedTask;
        wanted = Step;
        return ReadAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (MessageId == shownMessage || log.Value?.Messages.Any(m => m.Id == MessageId) != true) return;
        shownMessage = MessageId;
        await found.FocusAsync();
    }

    protected override async Task OnInitializedAsync()
    {
        live = new LiveRefresh(feed, clock, IsMine, () => InvokeAsync(RefreshAsync));
        await ReadAsync();
    }

    private bool IsMine(LiveChange change) =>
        (change.Topic == LiveTopic.Conversation && change.Key == conversation) || (change.Topic == LiveTopic.Customer && change.Key == UserId);

    private async Task RefreshAsync()
    {
        await ReadAsync();
        StateHasChanged();
    }

    private Task<bool> EarlierAsync()
    {
        wanted += Step;
        return ReadAsync();
    }

    private Task<bool> ReadAsync() => log.ReadAsync(async () =>
    {
        var actor = await current.GetAsync();
        if (!(await reads.OfCustomerAsync(UserId, actor, CancellationToken.None)).TryGet(out var ids, out var refusal)) return refusal;
        if (ids is []) return new Timeline([], [], false);
        read = MessageId;
        if (MessageId is { } message && (await search.PlaceOfAsync(message, actor, CancellationToken.None)).TryGet(out var place, out _) && place.UserId == UserId)
        {
            conversation = place.ConversationId.ToString(CultureInfo.InvariantCulture);
            return await UpToAsync(place.ConversationId, place.BeforeId, actor);
        }

        conversation = ids[0].ToString(CultureInfo.InvariantCulture);
        return await UpToAsync(ids[0], null, actor);
    });

    private async Task<Outcome<Timeline>> UpToAsync(long id, long? before, Actor actor)
    {
        if (!(await reads.TimelineAsync(id, before, Math.Min(wanted, PageKey.MaxLimit), actor, CancellationToken.None)).TryGet(out var all, out var refusal)) return refusal;
        while (all.HasEarlier && all.Messages.Count < wanted)
        {
            var step = await reads.TimelineAsync(id, all.Messages[0].Id, Math.Min(wanted - all.Messages.Count, PageKey.MaxLimit), actor, CancellationToken.None);
            if (!step.TryGet(out var earlier, out refusal)) return refusal;
            all = new([.. earlier.Messages, .. all.Messages], all.Outgoing, earlier.HasEarlier);
        }

        return all;
    }

    private static string Facts(MessageView message) => string.Concat(new[]
    {
        message.Origin switch
        {
            MessageOrigin.Phone => Words.Of("from the phone"),
            MessageOrigin.Automatic => Words.Of("automatic message"),
            MessageOrigin.Customer or MessageOrigin.Nadia => null,
        },
        message.Quarantined ? Words.Of("held") : null,
        message.DeletedAt is not null ? Words.Of("deleted") : message.EditedAt is not null ? Words.Of("edited") : null,
        message.ReadAt is not null ? Words.Of("read") : null,
    }.OfType<string>().Select(fact => $"{fact} · "));
}
