using Microsoft.AspNetCore.Components;
using Nadia.Bot.Sandbox;
using Nadia.Core.Common;
using Nadia.Core.Delivery;
using Nadia.Core.Live;
using Nadia.Web.Components.Shared;
using Nadia.Web.Hosting;

namespace Nadia.Web.Features.Sandbox;

/// <summary>Shows a newcomer where their message is: collected, drafted, reviewed, delivered.</summary>
public sealed partial class BehindTheScenes(SandboxReads reads, CurrentActor current, LiveFeed feed, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private static (SandboxStage Stage, string Title, string Text)[] Steps =>
    [
        (SandboxStage.Collecting, Words.Of("Collect"), Words.Of("Quick messages are joined, and nobody is answered while they type.")),
        (SandboxStage.Drafting, Words.Of("Draft"), Words.Of("The reply is written, cut into bubbles and checked by the rules.")),
        (SandboxStage.InReview, Words.Of("Review"), Words.Of("A person reads it, mends it and says yes.")),
        (SandboxStage.Delivering, Words.Of("Deliver"), Words.Of("Typing, pauses, then each bubble exactly once.")),
    ];

    private readonly Latest<SandboxProgress> progress = new();
    private LiveRefresh? live;
    private ITimer? tick;

    [Parameter, EditorRequired]
    public string UserId { get; set; } = "";

    private SandboxStage Now => progress.Value?.Stage ?? SandboxStage.Quiet;

    private string Review => progress.Value?.DraftId is { } draft ? $"/review/{draft}" : "/review";

    private string Sentence => progress.Value is null ? "" : Now switch
    {
        SandboxStage.Quiet => Words.Of("Nothing waits. Write something."),
        SandboxStage.Held => Words.Of("This customer is silenced: messages wait in the Quarantine."),
        SandboxStage.Collecting => Words.Of("Received. Waiting a moment for more…"),
        SandboxStage.Drafting => Words.Of("The draft is being written…"),
        SandboxStage.InReview => Words.Of("The draft waits for a person on the Review page."),
        SandboxStage.Delivering => Words.Of("Approved: the reply is on its way."),
    };

    public void Dispose()
    {
        live?.Dispose();
        tick?.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        live = new LiveRefresh(feed, clock, change => change.Topic is LiveTopic.Conversation or LiveTopic.Draft or LiveTopic.Customer, () => InvokeAsync(RefreshAsync));
        // A due time passes without a signal; look while one runs.
        tick = clock.CreateTimer(_ => _ = InvokeAsync(LookWhileCollectingAsync), null, Tick, Tick);
        await ReadAsync();
    }

    private static string Tone(DeliveryState state) => state switch
    {
        DeliveryState.Queued => "",
        DeliveryState.Typing => "pill-info",
        DeliveryState.Sent => "pill-accent",
        DeliveryState.Read => "pill-good",
        DeliveryState.Held => "pill-warn",
        DeliveryState.Failed => "pill-bad",
    };

    private Task LookWhileCollectingAsync() => Now is SandboxStage.Collecting or SandboxStage.Drafting ? RefreshAsync() : Task.CompletedTask;

    private async Task RefreshAsync()
    {
        await ReadAsync();
        StateHasChanged();
    }

    private Task<bool> ReadAsync() => progress.ReadAsync(async () => await reads.ProgressAsync(UserId, await current.GetAsync(), CancellationToken.None));
}
