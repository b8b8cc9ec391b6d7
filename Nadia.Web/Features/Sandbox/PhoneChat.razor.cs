using Microsoft.AspNetCore.Components;
using MudBlazor;
using Nadia.Bot.Sandbox;
using Nadia.Core.Common;
using Nadia.Core.Conversations;
using Nadia.Core.Delivery;
using Nadia.Core.Live;
using Nadia.Web.Components.Shared;
using Nadia.Web.Hosting;

namespace Nadia.Web.Features.Sandbox;

/// <summary>One customer's phone: what they wrote, what arrived, and who is typing.</summary>
public sealed partial class PhoneChat(
    SandboxService sandbox, CurrentActor current, LiveFeed feed, IdSource ids, ISnackbar snackbar, TimeProvider clock) : IDisposable
{
    /// <summary>Telegram clears "typing…" after about 6 seconds (https://core.telegram.org/method/messages.setTyping).</summary>
    private static readonly TimeSpan TypingShows = TimeSpan.FromSeconds(6);

    /// <summary>A phone says that its owner types about this often.</summary>
    private static readonly TimeSpan TypingSaidEvery = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan BurstPause = TimeSpan.FromMilliseconds(350);
    private static readonly string[] Ideas = ["Hi! What do you offer?", "¿Cuánto cuesta?", "Are you a bot?", "<img src=x onerror=alert(1)>"];
    private static readonly string[] Burst = ["hi", "I saw your page", "how much is it", "and when can I start?"];

    private readonly Latest<List<SandboxMessage>> phone = new();
    private readonly List<WrittenMessage> written = [];
    private readonly SemaphoreSlim line = new(1, 1);
    private readonly CancellationTokenSource closing = new();
    private LiveSubscription? typingSignal;
    private LiveRefresh? live;
    private ITimer? typingEnds;
    private string draft = "";
    private string? readThrough;
    private long typingSaidAt;
    private bool typing;
    private bool bursting;
    private bool readsAtOnce = true;

    [Parameter, EditorRequired]
    public string UserId { get; set; } = "";

    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    /// <summary>The name to introduce a customer by who has not written yet.</summary>
    [Parameter]
    public string? NewName { get; set; }

    public void Dispose()
    {
        closing.Cancel();
        typingSignal?.Dispose();
        live?.Dispose();
        typingEnds?.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        typingEnds = clock.CreateTimer(_ => _ = InvokeAsync(() => ShowTyping(false)), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        typingSignal = feed.Subscribe(
            change => change == LiveChange.Typing(UserId) || change == LiveChange.TypingEnded(UserId),
            changes => InvokeAsync(() => ShowTyping(!changes.Contains(LiveChange.TypingEnded(UserId)))));
        live = new LiveRefresh(feed, clock, change => change.Topic == LiveTopic.Conversation || change == LiveChange.Customer(UserId), () => InvokeAsync(RefreshAsync));
        await ReadAsync();
    }

    private void ShowTyping(bool now)
    {
        typing = now;
        typingEnds?.Change(now ? TypingShows : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        StateHasChanged();
    }

    private async Task RefreshAsync()
    {
        var arrived = Arrived();
        if (!await ReadAsync()) return;
        if (Arrived() > arrived) ShowTyping(false);
        StateHasChanged();
    }

    private int Arrived() => phone.Value?.Count(m => m.Direction == MessageDirection.Out) ?? 0;

    private async Task<bool> ReadAsync()
    {
        if (!await phone.ReadAsync(async () => await sandbox.ReadPhoneAsync(UserId, await current.GetAsync(), CancellationToken.None))) return false;
        var there = phone.Value?.Select(m => m.MessageId).ToHashSet() ?? [];
        written.RemoveAll(message => there.Contains(message.Id));
        if (readsAtOnce) await SayReadAsync();
        return true;
    }

    private string? LastArrived() => phone.Value?.FindLast(m => m.Direction == MessageDirection.Out)?.MessageId;

    private Task ReadAtOnceAsync(bool atOnce)
    {
        readsAtOnce = atOnce;
        return atOnce ? SayReadAsync() : Task.CompletedTask;
    }

    // Unless the player wants otherwise the chat is open on this phone, so whatever arrived has been read.
    private async Task SayReadAsync()
    {
        var last = LastArrived();
        if (last is null || last == readThrough) return;
        readThrough = last;
        var said = await Attempt.SaveAsync(async () => await sandbox.ReadThroughAsync(UserId, last, await current.GetAsync(), CancellationToken.None));
        if (!said.Succeeded) readThrough = null;
    }

    private async Task SayTypingAsync()
    {
        if (draft.Length == 0 || (typingSaidAt != 0 && clock.GetElapsedTime(typingSaidAt) < TypingSaidEvery)) return;
        typingSaidAt = clock.GetTimestamp();
        await Attempt.SaveAsync(async () => await sandbox.TypingAsync(UserId, await current.GetAsync(), CancellationToken.None));
    }

    private Task SubmitAsync()
    {
        var text = draft;
        draft = "";
        return string.IsNullOrWhiteSpace(text) ? Task.CompletedTask : WriteAsync(text);
    }

    private async Task BurstAsync()
    {
        bursting = true;
        try
        {
            foreach (var text in Burst)
            {
                await WriteAsync(text);
                await Task.Delay(BurstPause, clock, closing.Token);
            }
        }
        finally
        {
            bursting = false;
        }
    }

    private Task WriteAsync(string text)
    {
        var message = new WrittenMessage($"in-{ids.NewId():N}", text);
        written.Add(message);
        return SendAsync(message);
    }

    // One after the other, so that quick messages arrive in the order they were written. No token: what is written is sent though the page is left.
    private async Task SendAsync(WrittenMessage message)
    {
        message.Problem = null;
        await line.WaitAsync(CancellationToken.None);
        try
        {
            var sent = await Attempt.SaveAsync(async () =>
                await sandbox.SendAsync(UserId, message.Text, message.Id, NewName, await current.GetAsync(), CancellationToken.None));
            message.Problem = sent.Refusal?.Message;
        }
        finally
        {
            line.Release();
        }

        if (message.Problem is null) await ReadAsync();
    }

    private async Task EditAsync(string messageId, string text) => await AmendAsync(actor => sandbox.EditAsync(UserId, messageId, text, actor, CancellationToken.None));

    private async Task DeleteAsync(string messageId) => await AmendAsync(actor => sandbox.DeleteAsync(UserId, messageId, actor, CancellationToken.None));

    private async Task AmendAsync(Func<Actor, Task<Outcome<Done>>> amend)
    {
        var outcome = await Attempt.SaveAsync(async () => await amend(await current.GetAsync()));
        if (outcome.Refusal is { } refusal) snackbar.Refuse(refusal);
        await ReadAsync();
    }
}
